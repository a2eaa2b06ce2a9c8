package de.pimux.core.blocking;

import de.pimux.core.Decision;
import de.pimux.core.blocking.BlockingEvent.JidsBlocked;
import de.pimux.core.blocking.BlockingEvent.JidsUnblocked;
import de.pimux.core.jid.Jid;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.core.stanza.StanzaException;
import de.pimux.xml.Element;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a client asks of its own block list (XEP-0191 §3.3 to §3.5). */
public sealed interface BlockCommand {
    Decision<BlockingEvent> decide(BlockList list, BlockLimits limits);

    /** What every client that has asked for the list is told, even where nothing changed. */
    Element push();

    record Block(List<Jid> jids) implements BlockCommand {
        @Override
        public Decision<BlockingEvent> decide(BlockList list, BlockLimits limits) {
            List<Jid> fresh =
                    jids.stream().filter(jid -> !list.jids().contains(jid)).toList();
            if (list.jids().size() + fresh.size() > limits.maxItems())
                return Decision.refuse(Condition.RESOURCE_CONSTRAINT);
            return fresh.isEmpty() ? Decision.accept() : Decision.accept(new JidsBlocked(fresh));
        }

        @Override
        public Element push() {
            return BlockXml.items("block", jids);
        }
    }

    /** @param jids none stands for all of them */
    record Unblock(List<Jid> jids) implements BlockCommand {
        @Override
        public Decision<BlockingEvent> decide(BlockList list, BlockLimits limits) {
            List<Jid> blocked = jids.isEmpty()
                    ? list.sorted()
                    : jids.stream().filter(list.jids()::contains).toList();
            return blocked.isEmpty() ? Decision.accept() : Decision.accept(new JidsUnblocked(blocked));
        }

        @Override
        public Element push() {
            return BlockXml.items("unblock", jids);
        }
    }

    /**
     * Reads {@code <block/>} or {@code <unblock/>}.
     *
     * @throws StanzaException {@code bad-request} for a block without an item, an item without an address, or another
     *     element; {@code jid-malformed}
     */
    static BlockCommand read(Element command) throws StanzaException {
        List<Jid> jids = jids(command);
        if (command.is(Blocking.NAMESPACE, "unblock")) return new Unblock(jids);
        if (jids.isEmpty() || !command.is(Blocking.NAMESPACE, "block"))
            throw new StanzaException(Condition.BAD_REQUEST);
        return new Block(jids);
    }

    private static List<Jid> jids(Element command) throws StanzaException {
        Set<Jid> jids = new LinkedHashSet<>();
        for (Element item : command.elements()) {
            String text = item.attribute("jid");
            if (text == null || !item.is(Blocking.NAMESPACE, "item")) throw new StanzaException(Condition.BAD_REQUEST);
            Jid jid = Jid.parse(text);
            if (jid == null) throw new StanzaException(Condition.JID_MALFORMED);
            jids.add(jid);
        }
        return new ArrayList<>(jids);
    }
}
