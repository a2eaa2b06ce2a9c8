package de.pimux.actors.account;

import de.pimux.core.jid.Jid;
import java.util.concurrent.CompletionStage;

/** What others keep of an account beside its own journal, such as what it is to rooms. */
@FunctionalInterface
public interface Belongings {
    /** Completes when nobody keeps anything of the account any more, and that is durable. */
    CompletionStage<?> forget(Jid account);
}
