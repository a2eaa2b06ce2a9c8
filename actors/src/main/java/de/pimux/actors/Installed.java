package de.pimux.actors;

import de.pimux.actors.account.AccountServices;
import de.pimux.actors.account.LastActivities;
import de.pimux.actors.config.ServerConfig;
import de.pimux.actors.export.Exports;
import de.pimux.actors.extension.Extension;
import de.pimux.actors.extension.Extensions;
import de.pimux.actors.extension.HostingService;
import de.pimux.actors.extension.adhoc.AdHocCommands;
import de.pimux.actors.extension.archive.ArchiveCommands;
import de.pimux.actors.extension.archive.ArchiveDeletion;
import de.pimux.actors.extension.archive.ArchivingPreferences;
import de.pimux.actors.extension.archive.MessageArchive;
import de.pimux.actors.extension.binding.ResourceBinding;
import de.pimux.actors.extension.blocking.BlockingCommand;
import de.pimux.actors.extension.contactinfo.ContactInfo;
import de.pimux.actors.extension.datapolicy.ServerDataPolicy;
import de.pimux.actors.extension.disco.ServiceDiscovery;
import de.pimux.actors.extension.export.AccountPortability;
import de.pimux.actors.extension.lastactivity.LastActivity;
import de.pimux.actors.extension.ledger.AccountLedger;
import de.pimux.actors.extension.offline.OfflineMessages;
import de.pimux.actors.extension.pep.PersonalEventing;
import de.pimux.actors.extension.ping.Ping;
import de.pimux.actors.extension.privatestorage.PrivateXmlStorage;
import de.pimux.actors.extension.registration.AccountRegistration;
import de.pimux.actors.extension.room.MultiUserChat;
import de.pimux.actors.extension.roster.RosterManagement;
import de.pimux.actors.extension.streammanagement.StreamResumption;
import de.pimux.actors.extension.time.EntityTime;
import de.pimux.actors.extension.upload.HttpFileUpload;
import de.pimux.actors.extension.vcard.VCardTemp;
import de.pimux.actors.extension.version.SoftwareVersion;
import de.pimux.actors.ledger.Ledgers;
import de.pimux.actors.upload.Uploads;
import de.pimux.core.blocking.BlockLimits;
import de.pimux.core.guard.FailedLoginEvent.FailureNoted;
import de.pimux.core.jid.Jid;
import de.pimux.core.room.Membership;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/** The extensions of this server, in the order in which their features and handlers come. */
final class Installed {
    private Installed() {}

    static List<Extension> extensions(
            ServerConfig config,
            Extensions extensions,
            Exports exports,
            Ledgers ledgers,
            Function<Jid, CompletionStage<List<FailureNoted>>> failedLogins,
            LastActivities lastActivities,
            Uploads uploads,
            Supplier<String> webUrl,
            Supplier<HostingService> rooms,
            Function<Jid, CompletionStage<List<Membership>>> memberships,
            String receiptKey,
            Supplier<String> names,
            InstantSource clock) {
        List<Extension> all = new ArrayList<>(List.of(
                new ServiceDiscovery(extensions),
                new RosterManagement(AccountServices.rosterLimits(config.limits())),
                new BlockingCommand(new BlockLimits(config.limits().blockedAddresses())),
                new AccountRegistration(config.sasl().scramIterations(), receiptKey),
                new VCardTemp(config.limits().vcardBytes()),
                new PersonalEventing(names),
                new PrivateXmlStorage(config.limits().privateXmlBytes()),
                new LastActivity(lastActivities, clock),
                new ContactInfo(config.admins()),
                new ServerDataPolicy(config.policy().retention(), config.sasl().plain()),
                new OfflineMessages(),
                new MessageArchive(),
                new ArchivingPreferences(),
                new ArchiveDeletion(),
                new ArchiveCommands(),
                new MultiUserChat(rooms, memberships),
                new AdHocCommands(extensions::accountCommands),
                new AccountPortability(exports, failedLogins),
                new AccountLedger(ledgers),
                new StreamResumption(),
                new ResourceBinding(),
                new Ping(),
                new SoftwareVersion(Version.current()),
                new EntityTime(clock)));
        if (config.web().isOn())
            all.add(new HttpFileUpload(
                    config.domain(),
                    uploads,
                    config.uploads().fileBytes(),
                    config.policy().retention(),
                    webUrl));
        return all;
    }
}
