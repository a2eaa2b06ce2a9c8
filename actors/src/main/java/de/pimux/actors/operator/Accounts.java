package de.pimux.actors.operator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.management.JMException;

/** Makes accounts for the operator, as many at a time as keep the processors and the group commit busy. */
public final class Accounts implements AccountsMXBean {
    private static final int AT_A_TIME = 256;

    private final AccountsPort accounts;
    private final ErasurePort erasure;
    private final RightsPort rights;

    private Accounts(AccountsPort accounts, ErasurePort erasure, RightsPort rights) {
        this.accounts = accounts;
        this.erasure = erasure;
        this.rights = rights;
    }

    /** Puts the bean where {@code pimux ctl} finds it. */
    public static void register(AccountsPort accounts, ErasurePort erasure, RightsPort rights) {
        Bean.register(NAME, new Accounts(accounts, erasure, rights), AccountsMXBean.class);
    }

    @Override
    public void create(String name, String password) throws JMException {
        Answers.awaitDone(accounts.create(name, password));
    }

    @Override
    public boolean exists(String name) throws JMException {
        return Answers.await(accounts.exists(name));
    }

    @Override
    public void resetPassword(String name, String password) throws JMException {
        Answers.awaitDone(accounts.resetPassword(name, password));
    }

    @Override
    public String erase(String name) throws JMException {
        return Answers.await(erasure.erase(name)).orElseThrow(Accounts::unknown);
    }

    private static JMException unknown() {
        return new JMException("there is no account of that name");
    }

    @Override
    public long export(String name, String file) throws JMException {
        try {
            return Answers.await(rights.export(name, Path.of(file))).orElseThrow(Accounts::unknown);
        } catch (FileAlreadyExistsException e) {
            throw new JMException(file + " exists already");
        } catch (IOException e) {
            throw new JMException(file + " can't be written");
        }
    }

    @Override
    public Imported importFrom(String file) throws JMException {
        try {
            return rights.importFrom(Path.of(file));
        } catch (NoSuchFileException e) {
            throw new JMException("there is no " + e.getFile());
        } catch (FileSystemException e) {
            throw new JMException(e.getFile() + " can't be read");
        } catch (IOException e) {
            throw new JMException(file + " can't be read: " + e.getMessage());
        }
    }

    @Override
    public void restrict(String name) throws JMException {
        if (!Answers.await(rights.restrict(name))) throw unknown();
    }

    @Override
    public void unrestrict(String name) throws JMException {
        if (!Answers.await(rights.unrestrict(name))) throw unknown();
    }

    @Override
    public boolean restricted(String name) throws JMException {
        return Answers.await(rights.isRestricted(name)).orElseThrow(Accounts::unknown);
    }

    @Override
    public long count() throws JMException {
        return Answers.await(accounts.count());
    }

    @Override
    public Created createFromFile(String file) throws IOException {
        Run run = new Run();
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            lines.forEachOrdered(run::line);
        } catch (UncheckedIOException e) {
            throw new IOException(file + " is not a text in UTF-8", e);
        }
        run.finish();
        return run;
    }

    private final class Run implements Created {
        private final Semaphore free = new Semaphore(AT_A_TIME);
        private final AtomicInteger created = new AtomicInteger();
        private final SortedMap<Integer, String> failures = new ConcurrentSkipListMap<>();
        private int lineNumber;

        void line(String line) {
            lineNumber++;
            if (line.isBlank()) return;
            String[] words = line.strip().split("\\s+", 2);
            if (words.length == 2) {
                create(lineNumber, words[0], words[1]);
            } else {
                failures.put(lineNumber, "must be a name, a space and a password");
            }
        }

        private void create(int number, String name, String password) {
            free.acquireUninterruptibly();
            accounts.create(name, password)
                    .exceptionally(failure -> Optional.of("failed: " + failure))
                    .thenAccept(refusal -> {
                        refusal.ifPresentOrElse(reason -> failures.put(number, reason), created::incrementAndGet);
                        free.release();
                    });
        }

        void finish() {
            free.acquireUninterruptibly(AT_A_TIME);
        }

        @Override
        public int getCount() {
            return created.get();
        }

        @Override
        public Map<Integer, String> getFailures() {
            return failures;
        }
    }
}
