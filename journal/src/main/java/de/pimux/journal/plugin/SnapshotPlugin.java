package de.pimux.journal.plugin;

import akka.persistence.SelectedSnapshot;
import akka.persistence.SnapshotMetadata;
import akka.persistence.SnapshotSelectionCriteria;
import akka.persistence.snapshot.japi.SnapshotStore;
import de.pimux.journal.EntityKey;
import de.pimux.journal.SequenceRange;
import de.pimux.journal.Snapshot;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import scala.concurrent.Future;
import scala.jdk.javaapi.FutureConverters;

/**
 * The snapshots of Akka Persistence. Of each entity there is at most one, and the events that it covers are gone. It
 * holds what the codec of the state writes, which is {@code ACCOUNT} data only; {@code PENDING} events are replayed.
 */
public final class SnapshotPlugin extends SnapshotStore {
    private final JournalExtension journal = JournalExtension.get(context().system());

    @Override
    public Future<Optional<SelectedSnapshot>> doLoadAsync(String persistenceId, SnapshotSelectionCriteria criteria) {
        return FutureConverters.asScala(find(journal.entity(persistenceId), criteria)
                .thenApply(found -> found.map(snapshot -> SelectedSnapshot.create(
                        new SnapshotMetadata(persistenceId, snapshot.sequence(), snapshot.savedAtMillis()),
                        journal.codec().decode(snapshot.state())))));
    }

    @Override
    public Future<Void> doSaveAsync(SnapshotMetadata metadata, Object state) {
        Snapshot snapshot = new Snapshot(
                metadata.sequenceNr(), metadata.timestamp(), journal.codec().encode(state));
        return FutureConverters.asScala(
                journal.store().saveSnapshot(journal.entity(metadata.persistenceId()), snapshot));
    }

    @Override
    public Future<Void> doDeleteAsync(SnapshotMetadata metadata) {
        SequenceRange only = new SequenceRange(metadata.sequenceNr(), metadata.sequenceNr());
        return FutureConverters.asScala(
                journal.store().deleteSnapshots(journal.entity(metadata.persistenceId()), only));
    }

    @Override
    public Future<Void> doDeleteAsync(String persistenceId, SnapshotSelectionCriteria criteria) {
        EntityKey entity = journal.entity(persistenceId);
        CompletionStage<Void> deleted = find(entity, criteria)
                .thenCompose(found -> found.isEmpty()
                        ? CompletableFuture.completedFuture(null)
                        : journal.store()
                                .deleteSnapshots(
                                        entity, new SequenceRange(0, found.get().sequence())));
        return FutureConverters.asScala(deleted);
    }

    private CompletionStage<Optional<Snapshot>> find(EntityKey entity, SnapshotSelectionCriteria criteria) {
        SequenceRange range = new SequenceRange(criteria.minSequenceNr(), criteria.maxSequenceNr());
        return journal.store()
                .loadSnapshot(entity, range)
                .thenApply(found -> found.filter(snapshot -> snapshot.savedAtMillis() >= criteria.minTimestamp()
                        && snapshot.savedAtMillis() <= criteria.maxTimestamp()));
    }
}
