package de.pimux.actors.rights;

import de.pimux.actors.account.AccountContext;
import de.pimux.actors.account.AccountDesk;
import de.pimux.actors.account.Outcome;
import de.pimux.core.archive.ArchiveEvent.MessageArchived;
import de.pimux.core.export.AccountReader;
import de.pimux.core.export.ImportedAccount;
import de.pimux.core.jid.Jid;
import de.pimux.core.ledger.Deed;
import de.pimux.core.ledger.LedgerEvent.DeedNoted;
import de.pimux.core.sasl.PasswordException;
import de.pimux.core.sasl.ScramCredentials;
import de.pimux.core.sasl.ScramHash;
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
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Makes accounts of what documents describe. */
public final class AccountImporter {
    /**
     * @param scramIterations of keys that are derived from passwords in plain text
     * @param archiveDays older messages are not imported
     */
    public record Settings(InstantSource clock, int scramIterations, int archiveDays) {}

    private final Jid domain;
    private final AccountDesk desk;
    private final Settings settings;
    private final SecureRandom random = new SecureRandom();

    AccountImporter(Jid domain, AccountDesk desk, Settings settings) {
        this.domain = domain;
        this.desk = desk;
        this.settings = settings;
    }

    /** Reads the file twice: an account must be there before its archive, which stands anywhere in it. */
    ImportReport importFrom(Path file) throws IOException {
        Run run = new Run();
        AccountFiles.read(file, run.new Making());
        if (run.archives && !run.made.isEmpty()) AccountFiles.read(file, run.new Archiving());
        return new ImportReport(run.made.size(), run.messages, run.oldKeys, run.refused, run.unread);
    }

    private final class Run {
        private final Map<Integer, Jid> made = new HashMap<>();
        private final Map<Integer, String> refused = new HashMap<>();
        private final Map<String, Integer> unread = new HashMap<>();
        private long messages;
        private int oldKeys;
        private boolean archives;

        private void unread(String name) {
            unread.merge(name, 1, Integer::sum);
        }

        /** Makes the accounts. */
        private final class Making implements AccountFiles.Users {
            private int number;
            private @Nullable AccountReader reader;

            @Override
            public void begin(String host, Element user) {
                number++;
                reader = AccountReader.of(user, host, settings.clock().instant());
                if (reader == null) refused.put(number, "no address can have this name");
            }

            @Override
            public void part(Element part) {
                if (reader != null) reader.add(part);
            }

            @Override
            public void archived(Element result) {
                archives = true;
            }

            @Override
            public void end() {
                if (reader == null) return;
                ImportedAccount account = reader.account();
                String refusal = make(account);
                if (refusal == null) made.put(number, account.account());
                else refused.put(number, refusal);
                account.unread().forEach(Run.this::unread);
            }
        }

        /** The reason why the account is not made, or null. */
        private @Nullable String make(ImportedAccount account) {
            if (!account.account().domain().equals(domain.domain())) return "it belongs to another domain";
            ScramCredentials keys = keys(account);
            if (keys == null) return "it has no password that this server can use";
            String refusal = done(desk.decide(account.account(), context -> begin(context, account, keys)));
            if (refusal == null && keys.keys().size() < ScramHash.values().length) oldKeys++;
            return refusal;
        }

        /** Fills the archives of the accounts that were made. */
        private final class Archiving implements AccountFiles.Users {
            private int number;
            private @Nullable Jid account;
            private @Nullable ArchiveImport archive;

            @Override
            public void begin(String host, Element user) throws IOException {
                Jid address = made.get(++number);
                if (address != null && !address.equals(AccountReader.address(user, host)))
                    throw new IOException("the file has changed meanwhile");
                account = address;
                archive = address == null ? null : archiveOf(address);
            }

            private ArchiveImport archiveOf(Jid address) {
                Instant notBefore = settings.clock().instant().minus(Duration.ofDays(settings.archiveDays()));
                return new ArchiveImport(
                        notBefore, portion -> done(desk.decide(address, context -> Outcome.happened(portion))));
            }

            @Override
            public void part(Element part) {}

            @Override
            public void archived(Element result) {
                if (account == null || archive == null) return;
                MessageArchived message = AccountReader.archived(result, account);
                if (message == null) unread(result.namespace() + " " + result.name());
                else if (!archive.add(message)) unread(result.namespace() + " " + result.name() + " out of order");
            }

            @Override
            public void end() {
                if (archive == null) return;
                String failure = archive.end();
                messages += archive.written();
                if (failure != null) refused.put(number, "its archive is incomplete: " + failure);
            }
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
