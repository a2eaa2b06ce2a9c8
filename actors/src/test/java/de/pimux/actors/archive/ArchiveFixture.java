package de.pimux.actors.archive;

import de.pimux.core.archive.ArchiveEvent.MessageArchived;
import de.pimux.core.archive.ArchivePreferences.Default;
import de.pimux.core.archive.ArchiveQuery;
import de.pimux.core.archive.ArchiveSettings;
import de.pimux.core.archive.ArchiveXml;
import de.pimux.core.archive.Direction;
import de.pimux.core.jid.Jid;
import de.pimux.core.resultset.PageRequest;
import de.pimux.core.retention.RetentionClass;
import de.pimux.core.retention.RetentionPolicy;
import de.pimux.core.retention.ShelfPosition;
import de.pimux.core.stanza.Iq;
import de.pimux.core.stanza.Stanza;
import de.pimux.core.stanza.StanzaError;
import de.pimux.journal.DataSecret;
import de.pimux.journal.EventRecord;
import de.pimux.journal.IndexKey;
import de.pimux.journal.Shelf;
import de.pimux.journal.ShelfCut;
import de.pimux.journal.codec.EventCodec;
import de.pimux.journal.codec.account.AccountCodecs;
import de.pimux.journal.embedded.EmbeddedStore;
import de.pimux.xml.Element;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A real store with the archive of one account, and a naive model of it. */
abstract class ArchiveFixture {
    static final Jid JULIET = Jid.of("juliet@capulet.lit");
    static final Jid ROMEO = Jid.of("romeo@montague.lit/orchard");
    static final Jid NURSE = Jid.of("nurse@capulet.lit");
    static final Instant START = Instant.parse("2026-11-01T22:00:00Z");
    static final int PAGE = 7;

    final DataSecret secret = new DataSecret(new byte[32]);
    final EventCodec codec = new EventCodec(List.of(new AccountCodecs()));
    final List<Entry> model = new ArrayList<>();
    Random random = new Random(313);
    EmbeddedStore store;
    Archives archives;
    Instant now = START;
    ArchiveSettings settings = ArchiveSettings.UNTOUCHED;
    long sequence;

    /** What the model knows of a message. */
    record Entry(ShelfPosition position, Instant at, Jid peer, String id) {}

    /** What a client gets of a page. */
    record Got(
            List<String> ids,
            boolean complete,
            @Nullable String count,
            @Nullable String index,
            @Nullable StanzaError error) {}

    @BeforeEach
    void open(@TempDir Path folder) {
        store = EmbeddedStore.open(
                folder.resolve("journal"),
                new EmbeddedStore.Settings(
                        folder.resolve("vault"), RetentionPolicy.of(30, 30, 7, 7), 0, () -> now, Runnable::run));
        archives = archives(1_000_000, 1_000_000);
    }

    Archives archives(long messages, long pageBytes) {
        return new Archives(
                store, codec, secret, Jid::text, new ArchiveBounds(Default.NEVER, 30, messages, PAGE, pageBytes));
    }

    @AfterEach
    void close() {
        store.close();
    }

    void archive(Jid peer) {
        sequence += 1 + random.nextInt(3);
        Element stanza = Element.of(Stanza.CLIENT, "message")
                .with(Element.of(Stanza.CLIENT, "body").withText("message " + sequence));
        MessageArchived event = new MessageArchived(now, Direction.RECEIVED, peer, stanza);
        long[] keys = event.foundBy().stream()
                .mapToLong(text -> secret.indexKey(JULIET.text(), text))
                .toArray();
        EventRecord row = EventRecord.indexed(sequence, RetentionClass.ARCHIVE, now, codec.encode(event), keys);
        store.append(secret.entityKey(JULIET.text()), List.of(row))
                .toCompletableFuture()
                .join();
        ShelfPosition position =
                new ShelfPosition(Shelf.of(RetentionClass.ARCHIVE, now).day(), sequence);
        model.add(new Entry(position, now, peer, archives.ids(JULIET).of(position)));
    }

    void cut(ShelfPosition from, ShelfPosition to) {
        ShelfCut cut = new ShelfCut(RetentionClass.ARCHIVE, from, to, IndexKey.ALL);
        EventRecord row = EventRecord.cutting(++sequence, RetentionClass.PENDING, new byte[0], cut);
        store.append(secret.entityKey(JULIET.text()), List.of(row))
                .toCompletableFuture()
                .join();
        model.removeIf(entry ->
                entry.position().compareTo(from) >= 0 && entry.position().compareTo(to) <= 0);
    }

    void archiveSome(int count) {
        for (int i = 0; i < count; i++) {
            now = now.plus(Duration.ofMinutes(random.nextInt(90)));
            archive(random.nextInt(3) == 0 ? NURSE : random.nextBoolean() ? ROMEO : ROMEO.bare());
        }
    }

    static PageRequest after(int max, @Nullable String id) {
        return new PageRequest(max, id, null, null);
    }

    static PageRequest before(int max, String id) {
        return new PageRequest(max, null, id, null);
    }

    static ArchiveQuery query(@Nullable Jid with, PageRequest page) {
        return new ArchiveQuery(null, with, null, null, null, null, List.of(), page, false);
    }

    static ArchiveQuery between(@Nullable Instant start, @Nullable Instant end, PageRequest page) {
        return new ArchiveQuery(null, null, start, end, null, null, List.of(), page, false);
    }

    Got ask(ArchiveQuery query) {
        Iq iq = Iq.request(
                Iq.Type.SET, "q", JULIET.withResource("balcony"), JULIET, Element.of(ArchiveXml.NAMESPACE, "query"));
        Served served = archives.query(new Archives.Reading(JULIET, settings, now), iq, query)
                .toCompletableFuture()
                .join();
        if (served.refusal() != null) return new Got(List.of(), false, null, null, served.refusal());
        List<Stanza> stanzas = new ArrayList<>(served.stanzas());
        Element fin = child(stanzas.remove(stanzas.size() - 1).element(), ArchiveXml.NAMESPACE, "fin");
        Element set = child(fin, PageRequest.NAMESPACE, "set");
        Element first = set.child(PageRequest.NAMESPACE, "first");
        List<String> ids = stanzas.stream()
                .map(one -> String.valueOf(
                        child(one.element(), ArchiveXml.NAMESPACE, "result").attribute("id")))
                .toList();
        return new Got(
                ids,
                "true".equals(fin.attribute("complete")),
                set.childText(PageRequest.NAMESPACE, "count"),
                first == null ? null : first.attribute("index"),
                null);
    }

    static Element child(Element parent, String namespace, String name) {
        return Objects.requireNonNull(parent.child(namespace, name));
    }

    List<String> expected(@Nullable Jid with) {
        return model.stream()
                .filter(entry -> with == null
                        || entry.peer().equals(with)
                        || entry.peer().bare().equals(with))
                .map(Entry::id)
                .toList();
    }

    List<String> allForwards(@Nullable Jid with) {
        List<String> all = new ArrayList<>();
        Got got = ask(query(with, after(PAGE, null)));
        all.addAll(got.ids());
        while (!got.complete()) {
            got = ask(query(with, after(1 + random.nextInt(PAGE), all.get(all.size() - 1))));
            all.addAll(got.ids());
        }
        return all;
    }

    List<String> allBackwards(@Nullable Jid with) {
        List<String> all = new ArrayList<>();
        Got got = ask(query(with, before(PAGE, "")));
        all.addAll(0, got.ids());
        while (!got.complete()) {
            got = ask(query(with, before(1 + random.nextInt(PAGE), all.get(0))));
            all.addAll(0, got.ids());
        }
        return all;
    }

    @Nullable
    ShelfPosition overdue() {
        return archives.overdue(new Archives.Reading(JULIET, settings, now))
                .toCompletableFuture()
                .join()
                .orElse(null);
    }

    void happens() {
        switch (random.nextInt(6)) {
            case 0, 1 -> archiveSome(3);
            case 2 -> {
                List<Entry> entries = new ArrayList<>(model);
                Collections.shuffle(entries, random);
                if (!entries.isEmpty())
                    cut(entries.get(0).position(), entries.get(0).position());
            }
            case 3 -> {
                if (random.nextInt(4) != 0 || model.size() < 20) return;
                cut(ShelfPosition.FIRST, model.get(5).position());
            }
            case 4 -> {
                if (random.nextInt(4) != 0 || store.shelves().size() < 2) return;
                Shelf oldest = store.shelves().first();
                store.dropShelf(oldest).toCompletableFuture().join();
                model.removeIf(entry -> entry.position().day().equals(oldest.day()));
            }
            default -> {}
        }
    }
}
