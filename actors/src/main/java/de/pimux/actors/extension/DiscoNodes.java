package de.pimux.actors.extension;

import de.pimux.actors.account.AccountContext;
import de.pimux.core.jid.Jid;
import de.pimux.core.language.Language;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What service discovery tells of the nodes of an account (XEP-0030 §3.2 and §4.2). */
public interface DiscoNodes {
    /** Who asks whom, and for what language. */
    record Asking(AccountContext account, Jid from, Language language) {
        public boolean isOwner() {
            return from.sameBare(account.jid());
        }
    }

    /** The identity and the features of a node. */
    record Info(Identity identity, List<String> features) {}

    /** One item: a node by its name, or what has no node of its own: an address, or what lies in a node. */
    record Item(Jid jid, @Nullable String node, @Nullable String name) {}

    /** Null for a node that this extension doesn't know, or doesn't show to whoever asks. */
    @Nullable
    Info info(String node, Asking asking);

    /** Null for a node that this extension doesn't know, or doesn't show to whoever asks. */
    @Nullable
    List<Item> items(String node, Asking asking);

    /** What lies directly under the account's address and is shown to whoever asks. */
    List<Item> roots(Asking asking);
}
