package de.pimux.actors.account;

import de.pimux.actors.archive.Archives;
import de.pimux.actors.config.ServerConfig;
import de.pimux.actors.config.ServerConfig.Limits;
import de.pimux.actors.erasure.Erasures;
import de.pimux.actors.extension.Extensions;
import de.pimux.actors.router.Router;
import de.pimux.actors.upload.UploadStore;
import de.pimux.core.account.AccountState;
import de.pimux.core.offline.OfflineLimits;
import de.pimux.core.roster.RosterLimits;
import de.pimux.journal.EventStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * What every account shares.
 *
 * @param belongings what others keep of accounts
 * @param derivation where keys are derived from passwords: bounded, because each takes milliseconds
 */
public record AccountServices(
        ServerConfig config,
        InstantSource clock,
        Accounts accounts,
        Router router,
        Extensions extensions,
        EventStore store,
        Snapshots snapshots,
        Archives archives,
        Executor derivation,
        Tokens tokens,
        LastActivities lastActivities,
        FailedLogins failedLogins,
        Erasures erasures,
        UploadStore uploads,
        Belongings belongings,
        DeedBudget deeds,
        CapsCache caps) {
    /** Saves what an account is made of up to one of its events, whose row and those before it then go. */
    public interface Snapshots {
        CompletionStage<Void> save(String persistenceId, long sequenceNr, AccountState state);
    }

    /** After what time a snapshot is due: so early that what it covers leaves the disk with a scrub in time. */
    Duration condensed() {
        return config.policy().scrubWithin().dividedBy(10);
    }

    public Limits limits() {
        return config.limits();
    }

    OfflineLimits offlineLimits() {
        return new OfflineLimits(
                limits().offlineMessages(), limits().offlineMessagesPerSender(), OfflineLimits.DEFAULTS.maxBytes());
    }

    RosterLimits rosterLimits() {
        return rosterLimits(limits());
    }

    /** What the operator may set of it, and the rest as it always is. */
    public static RosterLimits rosterLimits(Limits limits) {
        RosterLimits always = RosterLimits.DEFAULTS;
        return new RosterLimits(
                limits.rosterItems(),
                always.maxNameBytes(),
                always.maxGroups(),
                always.maxGroupBytes(),
                always.maxRequests(),
                always.maxRequestChars());
    }

    /** Under which name the journal knows an entity. */
    public static String persistenceId(String entityId) {
        return "account|" + entityId;
    }
}
