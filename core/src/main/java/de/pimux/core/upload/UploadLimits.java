package de.pimux.core.upload;

import java.time.Duration;

/**
 * What one account may upload.
 *
 * @param fileBytes of one file
 * @param dayBytes within 24 hours
 * @param storedBytes of everything that is stored
 * @param files that are stored
 * @param slots that wait for their upload
 * @param slotLifetime so long after a slot was given its upload must have begun
 */
public record UploadLimits(
        long fileBytes, long dayBytes, long storedBytes, int files, int slots, Duration slotLifetime) {}
