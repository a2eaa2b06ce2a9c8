package de.pimux.core.account;

import de.pimux.core.archive.ArchiveEvent;
import de.pimux.core.blocking.BlockingEvent;
import de.pimux.core.guard.FailedLoginEvent;
import de.pimux.core.ledger.DeviceEvent;
import de.pimux.core.ledger.LedgerEvent;
import de.pimux.core.offline.QueueEvent;
import de.pimux.core.privatestorage.PrivateStorageEvent;
import de.pimux.core.pubsub.PubsubEvent;
import de.pimux.core.roster.RosterEvent;
import de.pimux.core.upload.UploadEvent;
import de.pimux.core.vcard.ProfileEvent;
import java.util.List;

/** The features that have events of an account. A feature that is missing here fails a test. */
public final class AccountEvents {
    public static final List<Class<? extends AccountEvent>> FEATURES = List.of(
            CredentialsEvent.class,
            RosterEvent.class,
            QueueEvent.class,
            BlockingEvent.class,
            ProfileEvent.class,
            PrivateStorageEvent.class,
            PubsubEvent.class,
            FailedLoginEvent.class,
            ArchiveEvent.class,
            LedgerEvent.class,
            DeviceEvent.class,
            UploadEvent.class);

    private AccountEvents() {}
}
