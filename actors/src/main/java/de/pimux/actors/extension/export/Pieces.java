package de.pimux.actors.extension.export;

import de.pimux.actors.account.Outcome;
import de.pimux.actors.command.CommandStage;
import de.pimux.actors.command.CommandStep;
import de.pimux.actors.export.AccountExport;
import de.pimux.core.command.CommandPage;
import de.pimux.core.command.Note;
import de.pimux.core.dataform.DataForm;
import de.pimux.core.dataform.Field;
import de.pimux.core.dataform.FieldType;
import de.pimux.core.ledger.Deed;
import de.pimux.core.ledger.LedgerEvent.DeedNoted;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** One export on its way to a client, piece by piece. What the client has got is kept nowhere. */
final class Pieces {
    /** Bytes of one piece, which are 48 KiB of base64: below what the smallest limit of a stanza lets through. */
    private static final int BYTES = 36 * 1024;

    private final AccountExport export;
    private final MessageDigest digest = sha256();
    private int count;
    private long bytes;

    Pieces(AccountExport export) {
        this.export = export;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }

    /** For the request that asked for the export, and for those that ask for more. */
    CommandStep begin() {
        return CommandStep.await(() -> export.next(BYTES).thenApply(this::page));
    }

    private CommandStage page(byte[] piece) {
        if (piece.length == 0) return (account, request) -> CommandStep.complete(end());
        digest.update(piece);
        count++;
        bytes += piece.length;
        String data = Base64.getEncoder().encodeToString(piece);
        String number = Integer.toString(count);
        CommandPage page = CommandPage.more(language -> DataForm.of(
                DataForm.Type.RESULT,
                Field.of(FieldType.TEXT_SINGLE, "number", number),
                Field.of(FieldType.TEXT_SINGLE, "data", data)));
        boolean first = count == 1;
        return (account, request) -> new CommandStep.Shown(
                first ? Outcome.happened(new DeedNoted(account.now(), Deed.EXPORTED)) : Outcome.NOTHING,
                page,
                (later, next) -> begin());
    }

    private CommandPage end() {
        String hash = HexFormat.of().formatHex(digest.digest());
        DataForm summary = DataForm.of(
                DataForm.Type.RESULT,
                Field.of(FieldType.TEXT_SINGLE, "count", Integer.toString(count)),
                Field.of(FieldType.TEXT_SINGLE, "bytes", Long.toString(bytes)),
                Field.of(FieldType.TEXT_SINGLE, "sha-256", hash));
        return CommandPage.completed(Note.info("That was all.", "Das war alles."))
                .withForm(language -> summary);
    }
}
