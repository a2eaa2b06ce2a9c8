package de.pimux.actors.account;

import de.pimux.journal.EntityKey;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** What others keep of accounts beside their own journals, such as what they are to rooms. */
@FunctionalInterface
public interface Belongings {
    /**
     * Completes when nobody keeps anything of these accounts any more, and that is durable.
     *
     * @param accounts by their names in the journal, as the address of one that is erased is known to nobody
     */
    CompletionStage<?> forget(Set<EntityKey> accounts);
}
