package de.pimux.journal.vault;

import de.pimux.journal.vault.Slot.Header;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Whether a vault is that of some data, and as new as it. */
final class Fit {
    private Fit() {}

    /** @throws VaultException if it is not, saying what to do */
    static void check(Path folder, Contents contents, VaultMark mark) {
        @Nullable String misfit = misfit(contents, mark);
        if (misfit != null) {
            throw new VaultException("the vault in " + folder + " " + misfit);
        }
    }

    private static @Nullable String misfit(Contents contents, VaultMark mark) {
        Header header = contents.header();
        if (!header.vault().equals(mark.vault())) {
            return "belongs to other data: put back the vault that belongs to this data folder";
        }
        if (header.lastId() < mark.lastId() || header.lastErasure() < mark.lastErasure()) {
            return "is older than the data: put back its newest copy";
        }
        if (mark.generation() != 0 && contents.generations().noneMatch(known -> known == mark.generation())) {
            return "was given new keys after this copy of the data was made, which nobody can read any more:"
                    + " bring back a newer copy of the data";
        }
        return null;
    }
}
