package de.pimux.actors.extension;

import de.pimux.core.jid.Jid;
import de.pimux.core.language.Language;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What service discovery tells an owner of nodes of the own account (XEP-0030 §3.2 and §4.2). */
public interface DiscoNodes {
    /** The identity and the features of a node. */
    record Info(String category, String type, String name, List<String> features) {}

    /** One item below a node. */
    record Item(Jid jid, String node, String name) {}

    /** Null for a node that this extension doesn't know. */
    @Nullable
    Info info(String node, Language language);

    /** Null for a node that this extension doesn't know. */
    @Nullable
    List<Item> items(String node, Jid account, Language language);
}
