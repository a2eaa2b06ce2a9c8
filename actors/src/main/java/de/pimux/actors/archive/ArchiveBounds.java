package de.pimux.actors.archive;

import de.pimux.core.archive.ArchivePreferences;

/**
 * What the operator decided about archives.
 *
 * @param byDefault what is archived for an owner who never chose
 * @param policyDays how long a message lives at most
 * @param messages of one archive; when it has noticeably more, its oldest messages go
 * @param pageMessages of one page at most
 * @param pageBytes a page ends behind the message with which it holds more: less than what may wait for a slow client
 */
public record ArchiveBounds(
        ArchivePreferences.Default byDefault, int policyDays, long messages, int pageMessages, long pageBytes) {}
