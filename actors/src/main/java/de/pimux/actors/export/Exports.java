package de.pimux.actors.export;

import de.pimux.actors.account.AccountContext;
import de.pimux.core.export.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Opens exports of accounts. */
public final class Exports {
    private final Supplier<List<SectionSource>> sources;
    private final ExportedFiles files;
    private final Executor executor;

    /** @param executor packs what an export consists of */
    public Exports(Supplier<List<SectionSource>> sources, ExportedFiles files, Executor executor) {
        this.sources = sources;
        this.files = files;
        this.executor = executor;
    }

    /** The account as it stands now; its archive as it stands while it is read. */
    public AccountExport open(AccountContext account, ExportChoice choice) {
        List<CompletionStage<Section>> sections = new ArrayList<>();
        for (SectionSource source : sources.get()) sections.add(source.of(account));
        return new AccountExport(account, choice, files, sections, executor);
    }
}
