package de.pimux.actors.rights;

import de.pimux.actors.account.AccountContext;
import de.pimux.actors.account.Outcome;
import de.pimux.core.account.AccountEvent;
import de.pimux.core.export.AccountReader;
import de.pimux.core.export.ImportedAccount;
import de.pimux.core.jid.Jid;
import de.pimux.core.ledger.Deed;
import de.pimux.core.ledger.LedgerEvent.DeedNoted;
import de.pimux.core.sasl.PasswordException;
import de.pimux.core.sasl.ScramCredentials;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.core.stanza.StanzaException;
import de.pimux.xml.Element;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Makes accounts of what documents describe. */
public final class AccountImporter {
    /** Archived messages that are written at once. */
    private static final int PORTION = 200;

    /**
     * @param scramIterations of keys that are derived from passwords in plain text
     * @param archiveDays older messages are not imported
     */
    public record Settings(InstantSource clock, int scramIterations, int archiveDays) {}

    private final Jid domain;
    private final OperatorDesk desk;
    private final Settings settings;
    private final SecureRandom random = new SecureRandom();

    AccountImporter(Jid domain, OperatorDesk desk, Settings settings) {
        this.domain = domain;
        this.desk = desk;
        this.settings = settings;
    }

    ImportReport importFrom(Path file) throws IOException {
        Run run = new Run();
        AccountFiles.read(file, run::user);
        return new ImportReport(run.imported, run.messages, run.refused, run.unread);
    }

    private final class Run {
        private final Map<Integer, String> refused = new HashMap<>();
        private final Map<String, Integer> unread = new HashMap<>();
        private int number;
        private int imported;
        private long messages;

        void user(String host, Element user) {
            number++;
            ImportedAccount account =
                    AccountReader.read(user, host, settings.clock().instant());
            String refusal = account == null ? "no address can have this name" : make(account);
            if (refusal != null) refused.put(number, refusal);
            else imported++;
            if (account != null) account.unread().forEach(name -> unread.merge(name, 1, Integer::sum));
        }

        /** The reason why the account is not made, or null. */
        private @Nullable String make(ImportedAccount account) {
            if (!account.account().domain().equals(domain.domain())) return "it belongs to another domain";
            ScramCredentials keys = keys(account);
            if (keys == null) return "it has no password that this server can use";
            String refusal = done(desk.decide(account.account(), context -> begin(context, account, keys)));
            return refusal == null ? archive(account) : refusal;
        }

        private @Nullable String archive(ImportedAccount account) {
            Instant notBefore = settings.clock().instant().minus(Duration.ofDays(settings.archiveDays()));
            for (List<AccountEvent> portion : account.archiveSince(notBefore, PORTION)) {
                String failure = done(desk.decide(account.account(), context -> Outcome.happened(portion)));
                if (failure != null) return "its archive is incomplete: " + failure;
                messages += portion.size();
            }
            return null;
        }
    }

    private static Outcome begin(AccountContext context, ImportedAccount account, ScramCredentials keys) {
        boolean taken =
                context.state().registration().takenUntil(context.quarantine()).isAfter(context.now());
        return taken
                ? Outcome.refuse(Condition.CONFLICT)
                : Outcome.happened(account.events(keys, context.now(), context.nextSequenceNr()))
                        .and(new DeedNoted(context.now(), Deed.OPERATOR_IMPORTED));
    }

    private @Nullable ScramCredentials keys(ImportedAccount account) {
        if (account.credentials() != null) return account.credentials();
        String password = account.password();
        if (password == null || password.isEmpty()) return null;
        try {
            return ScramCredentials.derive(password, settings.scramIterations(), random);
        } catch (PasswordException unusable) {
            return null;
        }
    }

    private static @Nullable String done(CompletionStage<Void> decided) {
        try {
            decided.toCompletableFuture().join();
            return null;
        } catch (CompletionException e) {
            if (!(e.getCause() instanceof StanzaException refused)) return "the storage fails";
            Condition condition = refused.error().condition();
            return condition == Condition.CONFLICT ? "exists already" : condition.elementName();
        }
    }
}
