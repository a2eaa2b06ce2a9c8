package de.pimux.actors.extension;

import de.pimux.core.jid.Jid;
import de.pimux.core.stanza.Iq;
import de.pimux.xml.Element;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A part of the server that has an address of its own below the server's, such as {@code upload.example.org}. */
public interface Service {
    /** A domain. */
    Jid address();

    /** What service discovery tells of it; the name also stands in the list of the server's services. */
    DiscoNodes.Info info();

    /** The forms in the answer to disco#info (XEP-0128), in the language of the request: its {@code xml:lang}. */
    List<Element> forms(@Nullable String language);

    /** Answers a request that not every service answers alike. */
    CompletionStage<Iq> answer(Iq request);
}
