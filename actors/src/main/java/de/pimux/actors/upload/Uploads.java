package de.pimux.actors.upload;

import de.pimux.core.jid.Jid;
import de.pimux.core.upload.SlotRequest;
import de.pimux.core.upload.StoredFile;
import de.pimux.core.upload.UploadEvent.FileUploaded;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** What accounts can do with their files, beside putting and getting them by HTTP. */
public interface Uploads {
    /**
     * A slot for a file of this account. Fails with a {@link de.pimux.core.stanza.StanzaException}: {@code forbidden} for
     * who has no account here, or may not use it; {@code not-acceptable} for a file that is too large;
     * {@code resource-constraint} for one that is too large now (XEP-0363 §7).
     */
    CompletionStage<Slot> give(Jid account, SlotRequest request);

    /** What an account has, oldest first. */
    CompletionStage<List<StoredFile>> files(Jid account);

    /** Deletes the content of files whose events are gone. */
    void discard(List<FileUploaded> files);
}
