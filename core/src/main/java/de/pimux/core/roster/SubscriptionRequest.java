package de.pimux.core.roster;

import de.pimux.core.jid.Jid;
import de.pimux.xml.Element;

/** A {@code subscribe} that the owner has not answered (RFC 6121 §3.1.3). */
public record SubscriptionRequest(Jid from, Element stanza) {}
