package de.pimux.actors.upload;

import de.pimux.core.jid.Jid;
import de.pimux.core.stanza.StanzaError;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.core.stanza.StanzaException;
import de.pimux.core.upload.FileLocator;
import de.pimux.core.upload.SlotRequest;
import de.pimux.core.upload.StoredFile;
import de.pimux.core.upload.UploadEvent.FileUploaded;
import de.pimux.core.upload.UploadQuota;
import de.pimux.core.upload.UploadQuota.Promised;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Gives slots out, as far as the quota of the account and the disk allow it. */
public final class UploadDesk implements Uploads {
    private final UploadStore store;
    private final UploadQuota quota;
    private final InstantSource clock;
    private final Slots slots;
    private final SecureRandom random = new SecureRandom();

    public UploadDesk(UploadStore store, UploadQuota quota, InstantSource clock) {
        this.store = store;
        this.quota = quota;
        this.clock = clock;
        this.slots = new Slots(quota.limits().slotLifetime());
    }

    @Override
    public CompletionStage<Slot> give(Jid account, SlotRequest request) {
        Optional<StanzaError> tooLarge = quota.tooLarge(request.size());
        if (tooLarge.isPresent()) return refuse(tooLarge.get());
        Slot slot = slot(account.bare(), request);
        Promised promised = slots.add(slot);
        if (promised == null || !store.hasRoomFor(slots.promisedBytes())) {
            slots.end(slot);
            return refuse(StanzaError.of(Condition.RESOURCE_CONSTRAINT));
        }
        return store.mayUpload(slot.owner())
                .thenCompose(may -> may ? given(slot, promised) : refuse(StanzaError.of(Condition.FORBIDDEN)))
                .whenComplete((given, refusal) -> {
                    if (refusal != null) slots.end(slot);
                });
    }

    private Slot slot(Jid owner, SlotRequest request) {
        Instant now = clock.instant();
        byte[] secret = new byte[FileLocator.RANDOM_BYTES];
        random.nextBytes(secret);
        FileLocator locator = FileLocator.of(LocalDate.ofInstant(now, ZoneOffset.UTC), secret);
        return new Slot(owner, locator, now, request.size(), request.type());
    }

    /** What is stored is looked at last: an upload that ends meanwhile counts twice rather than never. */
    private CompletionStage<Slot> given(Slot slot, Promised promised) {
        return store.files(slot.owner()).thenCompose(stored -> {
            List<FileUploaded> files = stored.stream().map(StoredFile::file).toList();
            Optional<StanzaError> exceeded = quota.exceeded(slot.size(), files, promised, slot.at());
            return exceeded.isPresent() ? refuse(exceeded.get()) : CompletableFuture.completedFuture(slot);
        });
    }

    private static CompletionStage<Slot> refuse(StanzaError error) {
        return CompletableFuture.failedFuture(new StanzaException(error));
    }

    /** The slot that waits for an upload to here; null if none does. */
    public @Nullable Slot waiting(FileLocator locator) {
        return slots.waiting(locator, clock.instant());
    }

    /** Whether the upload may begin: one does for each slot. */
    public boolean begin(Slot slot) {
        return slots.begin(slot);
    }

    /** The upload is over, one way or the other. */
    public void end(Slot slot) {
        slots.end(slot);
    }

    @Override
    public CompletionStage<List<StoredFile>> files(Jid account) {
        return store.files(account);
    }

    @Override
    public void discard(List<FileUploaded> files) {
        store.discard(files);
    }
}
