package de.pimux.core.account;

import de.pimux.core.archive.ArchiveSettings;
import de.pimux.core.blocking.BlockList;
import de.pimux.core.ledger.KnownDevices;
import de.pimux.core.offline.OfflineQueue;
import de.pimux.core.privatestorage.PrivateStorage;
import de.pimux.core.pubsub.Nodes;
import de.pimux.core.roster.Roster;
import de.pimux.core.sasl.ScramCredentials;
import de.pimux.core.vcard.VCard;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one account owns and that outlives the process. What is empty is shared by all accounts.
 *
 * @param failuresToTell the position of the first failed login that the owner hasn't been told of, 0 if there is none
 */
public record AccountState(
        Registration registration,
        Roster roster,
        BlockList blockList,
        @Nullable VCard vCard,
        PrivateStorage privateStorage,
        ArchiveSettings archive,
        OfflineQueue queue,
        long failuresToTell,
        KnownDevices devices,
        Nodes nodes) {

    public static final AccountState ABSENT = new AccountState(
            Registration.ABSENT,
            Roster.EMPTY,
            BlockList.EMPTY,
            null,
            PrivateStorage.EMPTY,
            ArchiveSettings.UNTOUCHED,
            OfflineQueue.EMPTY,
            0,
            KnownDevices.NONE,
            Nodes.NONE);

    public AccountState apply(AccountEvent event) {
        return event.applyTo(this);
    }

    public boolean exists() {
        return registration instanceof Registration.Registered;
    }

    /** Whether it has an owner who may not use it. */
    public boolean isRestricted() {
        return registration instanceof Registration.Restricted;
    }

    /** Whether it has an owner, who may use it or not. */
    public boolean isOwned() {
        return exists() || isRestricted();
    }

    /** Whether its erasure is under way: absent to everybody, but not gone. */
    public boolean isErasing() {
        return registration instanceof Registration.Erasing;
    }

    /** Null for an account that doesn't exist. */
    public @Nullable ScramCredentials credentials() {
        return registration.credentials();
    }

    public AccountState with(Registration other) {
        return new AccountState(
                other, roster, blockList, vCard, privateStorage, archive, queue, failuresToTell, devices, nodes);
    }

    /** Whoever loses access to a node with its place in the roster is not subscribed to it any more. */
    public AccountState with(Roster other) {
        return new AccountState(
                registration,
                other,
                blockList,
                vCard,
                privateStorage,
                archive,
                queue,
                failuresToTell,
                devices,
                nodes.revised(other));
    }

    public AccountState with(BlockList other) {
        return new AccountState(
                registration, roster, other, vCard, privateStorage, archive, queue, failuresToTell, devices, nodes);
    }

    public AccountState withVCard(VCard other) {
        return new AccountState(
                registration, roster, blockList, other, privateStorage, archive, queue, failuresToTell, devices, nodes);
    }

    public AccountState with(PrivateStorage other) {
        return new AccountState(
                registration, roster, blockList, vCard, other, archive, queue, failuresToTell, devices, nodes);
    }

    public AccountState with(ArchiveSettings other) {
        return new AccountState(
                registration, roster, blockList, vCard, privateStorage, other, queue, failuresToTell, devices, nodes);
    }

    public AccountState with(OfflineQueue other) {
        return new AccountState(
                registration, roster, blockList, vCard, privateStorage, archive, other, failuresToTell, devices, nodes);
    }

    public AccountState withFailuresToTell(long from) {
        return new AccountState(
                registration, roster, blockList, vCard, privateStorage, archive, queue, from, devices, nodes);
    }

    public AccountState with(KnownDevices other) {
        return new AccountState(
                registration, roster, blockList, vCard, privateStorage, archive, queue, failuresToTell, other, nodes);
    }

    public AccountState with(Nodes other) {
        return new AccountState(
                registration, roster, blockList, vCard, privateStorage, archive, queue, failuresToTell, devices, other);
    }

    @Override
    public String toString() {
        return "AccountState[" + registration.getClass().getSimpleName() + "]";
    }
}
