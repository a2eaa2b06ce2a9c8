package de.pimux.core.archive;

import de.pimux.core.jid.Jid;
import de.pimux.core.roster.Roster;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.core.stanza.StanzaException;
import de.pimux.xml.Element;
import de.pimux.xml.ElementBuilder;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whose messages are archived (XEP-0441).
 *
 * @param otherwise what is done with an address that is on neither list
 */
public record ArchivePreferences(Default otherwise, List<Jid> always, List<Jid> never) {
    /** More addresses on both lists together are refused with {@code resource-constraint}. */
    public static final int MAX_JIDS = 1_000;

    /** XEP-0441 §2.1.1. */
    public enum Default {
        ALWAYS,
        NEVER,
        ROSTER;

        private final String wire = name().toLowerCase(Locale.ROOT);

        public String wire() {
            return wire;
        }
    }

    public ArchivePreferences {
        always = List.copyOf(always);
        never = List.copyOf(never);
    }

    public static ArchivePreferences of(Default otherwise) {
        return new ArchivePreferences(otherwise, List.of(), List.of());
    }

    /** Whether messages with this peer are archived. An address on both lists isn't: keeping nothing is the safe side. */
    public boolean archives(Jid peer, Roster roster) {
        if (lists(never, peer)) return false;
        if (lists(always, peer)) return true;
        return switch (otherwise) {
            case ALWAYS -> true;
            case NEVER -> false;
            case ROSTER -> roster.item(peer.bare()) != null;
        };
    }

    /** Whether no message of anybody is archived. */
    public boolean archivesNothing() {
        return otherwise == Default.NEVER && always.isEmpty();
    }

    /** XEP-0441 §2.3.1: an entry without a resource stands for all of them. */
    private static boolean lists(List<Jid> list, Jid peer) {
        if (list.isEmpty()) return false;
        Jid bare = peer.bare();
        for (Jid entry : list) if (entry.equals(entry.isBare() ? bare : peer)) return true;
        return false;
    }

    /** @throws StanzaException {@code bad-request}, {@code jid-malformed}, or {@code resource-constraint} */
    public static ArchivePreferences read(Element prefs) throws StanzaException {
        List<Jid> always = jids(prefs, "always");
        List<Jid> never = jids(prefs, "never");
        if (always.size() + never.size() > MAX_JIDS) throw new StanzaException(Condition.RESOURCE_CONSTRAINT);
        for (Default each : Default.values())
            if (each.wire.equals(prefs.attribute("default"))) return new ArchivePreferences(each, always, never);
        throw new StanzaException(Condition.BAD_REQUEST);
    }

    private static List<Jid> jids(Element prefs, String name) throws StanzaException {
        Set<Jid> jids = new LinkedHashSet<>();
        Element list = prefs.child(ArchiveXml.NAMESPACE, name);
        if (list == null) return List.of();
        for (Element item : list.elements()) {
            if (!item.is(ArchiveXml.NAMESPACE, "jid")) throw new StanzaException(Condition.BAD_REQUEST);
            Jid jid = Jid.parse(item.text().strip());
            if (jid == null) throw new StanzaException(Condition.JID_MALFORMED);
            jids.add(jid);
        }
        return List.copyOf(jids);
    }

    public Element element() {
        return Element.builder(ArchiveXml.NAMESPACE, "prefs")
                .attribute("default", otherwise.wire)
                .add(list("always", always))
                .add(list("never", never))
                .build();
    }

    private static Element list(String name, List<Jid> jids) {
        ElementBuilder list = Element.builder(ArchiveXml.NAMESPACE, name);
        for (Jid jid : jids) list.textChild(ArchiveXml.NAMESPACE, "jid", jid.text());
        return list.build();
    }

    @Override
    public String toString() {
        return "ArchivePreferences[" + otherwise.wire + "]";
    }
}
