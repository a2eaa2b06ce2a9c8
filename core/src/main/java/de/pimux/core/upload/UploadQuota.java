package de.pimux.core.upload;

import de.pimux.core.stanza.StanzaError;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.core.upload.UploadEvent.FileUploaded;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * Says whether an account may upload one more file, and when if not now (XEP-0363 §7).
 *
 * @param kept how long a file lives
 */
public record UploadQuota(UploadLimits limits, Duration kept) {
    private static final Duration DAY = Duration.ofDays(1);

    /** What slots that were given, and not used yet, have promised. */
    public record Promised(int slots, long bytes) {
        public static final Promised NOTHING = new Promised(0, 0);
    }

    /** Why this file could never be uploaded; empty if its size is allowed. */
    public Optional<StanzaError> tooLarge(long size) {
        long most = Math.min(limits.fileBytes(), Math.min(limits.dayBytes(), limits.storedBytes()));
        return size <= most ? Optional.empty() : Optional.of(UploadXml.tooLarge(most));
    }

    /**
     * Why this file can't be uploaded now; empty if it can.
     *
     * @param stored what the account has, oldest first
     * @param promised by slots beside this one
     */
    public Optional<StanzaError> exceeded(long size, List<FileUploaded> stored, Promised promised, Instant now) {
        List<FileUploaded> today = stored.stream()
                .filter(file -> file.at().isAfter(now.minus(DAY)))
                .toList();
        Instant room = now;
        if (promised.slots() >= limits.slots()) room = now.plus(limits.slotLifetime());
        room = later(room, roomAt(stored, file -> 1, 1L + promised.slots(), limits.files(), kept, now));
        room = later(
                room, roomAt(stored, FileUploaded::size, size + promised.bytes(), limits.storedBytes(), kept, now));
        room = later(room, roomAt(today, FileUploaded::size, size + promised.bytes(), limits.dayBytes(), DAY, now));
        return room.equals(now) ? Optional.empty() : Optional.of(exceeded(room));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    /** When enough of what counts has left; now if it fits already. */
    private Instant roomAt(
            List<FileUploaded> counted,
            ToLongFunction<FileUploaded> weight,
            long wanted,
            long bound,
            Duration counts,
            Instant now) {
        long excess = counted.stream().mapToLong(weight).sum() + wanted - bound;
        if (excess <= 0) return now;
        for (FileUploaded file : counted) {
            excess -= weight.applyAsLong(file);
            if (excess <= 0) return file.at().plus(counts);
        }
        return now.plus(limits.slotLifetime()); // what is only promised stands in the way
    }

    private static StanzaError exceeded(Instant room) {
        Instant stamp = room.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        return StanzaError.of(Condition.RESOURCE_CONSTRAINT)
                .withText("Your quota is used up until then")
                .withApplication(UploadXml.retry(stamp));
    }
}
