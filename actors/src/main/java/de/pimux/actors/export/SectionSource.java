package de.pimux.actors.export;

import de.pimux.actors.account.AccountContext;
import de.pimux.core.export.Section;
import java.util.concurrent.CompletionStage;

/** What an extension keeps of an account beside its state, for the overview that the owner gets. */
@FunctionalInterface
public interface SectionSource {
    /** Called by the account's thread; what takes time is done elsewhere. */
    CompletionStage<Section> of(AccountContext account);
}
