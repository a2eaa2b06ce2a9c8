package de.pimux.actors.account;

import de.pimux.actors.archive.Archives;
import de.pimux.actors.config.ServerConfig.Limits;
import de.pimux.core.account.AccountState;
import de.pimux.core.jid.Jid;
import java.time.Duration;
import java.time.Instant;

/**
 * What a decision of an account may look at.
 *
 * @param jid the account's bare address
 * @param archives finds what the account's archive holds
 * @param quarantine how long nobody gets the name of an erased account
 * @param nextSequenceNr the position of the first event that the decision makes
 */
public record AccountContext(
        Jid jid,
        AccountState state,
        Sessions sessions,
        Archives archives,
        long nextSequenceNr,
        Instant now,
        Limits limits,
        Duration quarantine) {}
