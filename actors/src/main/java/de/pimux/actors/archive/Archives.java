package de.pimux.actors.archive;

import de.pimux.core.archive.ArchiveIds;
import de.pimux.core.archive.ArchivePreferences;
import de.pimux.core.archive.ArchiveQuery;
import de.pimux.core.archive.ArchiveSettings;
import de.pimux.core.archive.ArchiveXml;
import de.pimux.core.archive.Archived;
import de.pimux.core.jid.Jid;
import de.pimux.core.retention.ShelfPosition;
import de.pimux.core.stanza.Iq;
import de.pimux.core.stanza.Stanza;
import de.pimux.core.stanza.StanzaException;
import de.pimux.journal.DataSecret;
import de.pimux.journal.Direction;
import de.pimux.journal.EntityKey;
import de.pimux.journal.EventStore;
import de.pimux.journal.IndexKey;
import de.pimux.journal.codec.EventCodec;
import de.pimux.xml.Element;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Finds what the archives of all accounts hold. Everything that reads runs where it may block, beside the actors. */
public final class Archives {
    private final EventStore store;
    private final EventCodec codec;
    private final DataSecret secret;
    private final Function<Jid, String> persistenceId;
    private final ArchiveBounds bounds;

    /** @param persistenceId under which name the journal knows an account */
    public Archives(
            EventStore store,
            EventCodec codec,
            DataSecret secret,
            Function<Jid, String> persistenceId,
            ArchiveBounds bounds) {
        this.store = store;
        this.codec = codec;
        this.secret = secret;
        this.persistenceId = persistenceId;
        this.bounds = bounds;
    }

    public ArchiveBounds bounds() {
        return bounds;
    }

    public ArchivePreferences preferences(ArchiveSettings settings) {
        return settings.preferences(bounds.byDefault());
    }

    /** The ids of an account's archive. */
    public ArchiveIds ids(Jid account) {
        String owner = account.bare().text() + '\0';
        UnaryOperator<byte[]> seal =
                digits -> secret.mac("archive-id", owner + new String(digits, StandardCharsets.US_ASCII));
        return new ArchiveIds(seal);
    }

    /** Whose archive is read, by which settings, and when. */
    public record Reading(Jid account, ArchiveSettings settings, Instant now) {}

    /** A page for the client that asked, then the answer to its request (XEP-0313 §4). */
    public CompletionStage<Served> query(Reading reading, Iq iq, ArchiveQuery query) {
        Jid client = iq.from() == null ? reading.account() : iq.from();
        ArchiveIds ids = ids(reading.account());
        long key = query.with() == null
                ? IndexKey.ALL
                : secret.indexKey(
                        persistenceId.apply(reading.account()), query.with().text());
        return read(reading, archive -> {
            try {
                ArchivePage page = ArchivePage.of(
                        archive, ids, query, key, new ArchivePage.Bounds(bounds.pageMessages(), bounds.pageBytes()));
                return Served.of(stanzas(reading.account(), client, iq, query.queryId(), ids, page));
            } catch (StanzaException refused) {
                return Served.refused(refused.error());
            }
        });
    }

    private static List<Stanza> stanzas(
            Jid account, Jid client, Iq iq, @Nullable String queryId, ArchiveIds ids, ArchivePage page) {
        List<Stanza> stanzas = new ArrayList<>(page.messages().size() + 1);
        for (Archived message : page.messages())
            stanzas.add(ArchiveXml.result(account, client, queryId, ids.of(message.position()), message));
        stanzas.add(iq.result(ArchiveXml.fin(page.info(), page.complete())));
        return stanzas;
    }

    /** The messages behind a position, oldest first; none behind the last. */
    public CompletionStage<List<Archived>> behind(
            Reading reading, @Nullable ShelfPosition position, int limit, long maxBytes) {
        return read(reading, archive -> {
            Span rest = position == null ? archive.visible() : archive.visible().and(Span.startingBehind(position));
            return archive.page(IndexKey.ALL, rest, Direction.OLDEST_FIRST, limit, maxBytes)
                    .messages();
        });
    }

    /** The last messages of an archive, oldest first. */
    public CompletionStage<List<Archived>> latest(Reading reading, int limit) {
        return read(reading, archive -> {
            List<Archived> found = new ArrayList<>(
                    archive.page(IndexKey.ALL, archive.visible(), Direction.NEWEST_FIRST, limit, bounds.pageBytes())
                            .messages());
            Collections.reverse(found);
            return found;
        });
    }

    /** Where the archive starts and ends (XEP-0313 §5). */
    public CompletionStage<Served> metadata(Reading reading, Iq iq) {
        ArchiveIds ids = ids(reading.account());
        return read(reading, archive -> Served.of(List.of(iq.result(metadata(archive, ids)))));
    }

    private static Element metadata(ArchiveReader archive, ArchiveIds ids) {
        Archived first = edge(archive, Direction.OLDEST_FIRST);
        Archived last = edge(archive, Direction.NEWEST_FIRST);
        if (first == null || last == null) return ArchiveXml.emptyMetadata();
        return ArchiveXml.metadata(
                ids.of(first.position()), first.message().at(),
                ids.of(last.position()), last.message().at());
    }

    private static @Nullable Archived edge(ArchiveReader archive, Direction direction) {
        List<Archived> found = archive.page(IndexKey.ALL, archive.visible(), direction, 1, Long.MAX_VALUE)
                .messages();
        return found.isEmpty() ? null : found.get(0);
    }

    /** Where the message with this id lies, if it is there. */
    public CompletionStage<Optional<ShelfPosition>> find(Reading reading, String id) {
        ShelfPosition position = ids(reading.account()).position(id);
        return read(
                reading,
                archive -> position == null || archive.at(position) == null ? Optional.empty() : Optional.of(position));
    }

    /**
     * Up to where an archive must go before its shelves do: behind the bound of its messages, or because its owner wants
     * them to live shorter than the policy lets them.
     */
    public CompletionStage<Optional<ShelfPosition>> overdue(Reading reading) {
        Instant shortened = notBefore(reading);
        Instant byPolicy = reading.now().minus(Duration.ofDays(bounds.policyDays()));
        return store.read(shelves -> {
            ArchiveReader archive = new ArchiveReader(shelves, entity(reading), codec, byPolicy);
            List<ShelfPosition> ends = new ArrayList<>(2);
            if (shortened.isAfter(byPolicy)) {
                Span old = Span.endingBefore(archive.firstSince(shortened));
                archive.page(IndexKey.ALL, old, Direction.NEWEST_FIRST, 1, Long.MAX_VALUE)
                        .messages()
                        .forEach(last -> ends.add(last.position()));
            }
            ShelfPosition excess = archive.excess(bounds.messages());
            if (excess != null) ends.add(excess);
            return ends.stream().max(ShelfPosition::compareTo);
        });
    }

    private Instant notBefore(Reading reading) {
        int days = reading.settings().retentionDays(bounds.policyDays());
        return reading.now().minus(Duration.ofDays(days));
    }

    private <T> CompletionStage<T> read(Reading reading, Function<ArchiveReader, T> question) {
        Instant notBefore = notBefore(reading);
        return store.read(shelves -> question.apply(new ArchiveReader(shelves, entity(reading), codec, notBefore)));
    }

    private EntityKey entity(Reading reading) {
        return secret.entityKey(persistenceId.apply(reading.account()));
    }
}
