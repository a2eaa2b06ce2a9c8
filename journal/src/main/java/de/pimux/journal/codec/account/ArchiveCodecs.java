package de.pimux.journal.codec.account;

import de.pimux.core.archive.ArchiveEvent.ArchivePreferencesChanged;
import de.pimux.core.archive.ArchiveEvent.ArchiveRetentionChanged;
import de.pimux.core.archive.ArchiveEvent.ArchiveTrimmed;
import de.pimux.core.archive.ArchiveEvent.ArchivedMessageDeleted;
import de.pimux.core.archive.ArchiveEvent.ConversationDeleted;
import de.pimux.core.archive.ArchiveEvent.MessageArchived;
import de.pimux.core.archive.ArchivePreferences;
import de.pimux.core.archive.ArchivePreferences.Default;
import de.pimux.core.archive.Direction;
import de.pimux.journal.codec.Codec;
import de.pimux.journal.codec.CodecException;
import de.pimux.journal.codec.CodecModule;
import de.pimux.journal.codec.Input;
import de.pimux.journal.codec.Output;
import java.util.List;

/** Archived messages, and what their owner decided about them. */
final class ArchiveCodecs implements CodecModule {
    @Override
    public List<Codec<?>> codecs() {
        return List.of(
                new Codec<>(
                        "message-archived",
                        1,
                        MessageArchived.class,
                        (event, out) -> {
                            out.instant(event.at()).flag(event.direction() == Direction.SENT);
                            Values.jid(event.peer(), out);
                            Values.element(event.stanza(), out);
                        },
                        (in, version) -> new MessageArchived(
                                in.instant(),
                                in.flag() ? Direction.SENT : Direction.RECEIVED,
                                Values.jid(in),
                                Values.written(in))),
                new Codec<>(
                        "archive-preferences-changed",
                        1,
                        ArchivePreferencesChanged.class,
                        (event, out) -> preferences(event.preferences(), out),
                        (in, version) -> new ArchivePreferencesChanged(preferences(in))),
                new Codec<>(
                        "archive-retention-changed",
                        1,
                        ArchiveRetentionChanged.class,
                        (event, out) -> out.number(event.days()),
                        (in, version) -> new ArchiveRetentionChanged(in.smallNumber())),
                new Codec<>(
                        "archive-trimmed",
                        1,
                        ArchiveTrimmed.class,
                        (event, out) -> Values.position(event.last(), out.instant(event.at())),
                        (in, version) -> new ArchiveTrimmed(in.instant(), Values.position(in))),
                new Codec<>(
                        "archived-message-deleted",
                        1,
                        ArchivedMessageDeleted.class,
                        (event, out) -> Values.position(event.position(), out.instant(event.at())),
                        (in, version) -> new ArchivedMessageDeleted(in.instant(), Values.position(in))),
                new Codec<>(
                        "conversation-deleted",
                        1,
                        ConversationDeleted.class,
                        (event, out) -> Values.jid(event.contact(), out),
                        (in, version) -> new ConversationDeleted(Values.jid(in))));
    }

    private static void preferences(ArchivePreferences preferences, Output out) {
        out.text(preferences.otherwise().wire());
        out.each(preferences.always(), Values::jid).each(preferences.never(), Values::jid);
    }

    private static ArchivePreferences preferences(Input in) {
        return new ArchivePreferences(otherwise(in.text()), in.each(Values::jid), in.each(Values::jid));
    }

    private static Default otherwise(String wire) {
        for (Default each : Default.values()) {
            if (each.wire().equals(wire)) {
                return each;
            }
        }
        throw new CodecException("no such default of an archive");
    }
}
