package de.pimux.journal.vault;

import java.util.UUID;

/**
 * What the data knows of its vault: written with the data, so that each tells whether the other is older.
 *
 * @param lastId the newest key that anything in the data may be sealed under
 * @param lastErasure the newest erasure that the data has gone through
 * @param generation of the keys of the lasting classes under which everything lasting is, or is being, sealed
 */
public record VaultMark(UUID vault, long lastId, long lastErasure, long generation) {}
