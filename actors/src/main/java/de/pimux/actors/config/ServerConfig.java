package de.pimux.actors.config;

import de.pimux.actors.archive.ArchiveBounds;
import de.pimux.core.archive.ArchivePreferences;
import de.pimux.core.guard.GuardRules;
import de.pimux.core.jid.Jid;
import de.pimux.core.pubsub.NodeLimits;
import de.pimux.core.retention.RetentionPolicy;
import de.pimux.core.room.RoomLimits;
import de.pimux.core.sasl.ScramHash;
import de.pimux.core.upload.UploadLimits;
import java.net.IDN;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the operator decided. Every key, its unit and its default are described in {@code pimux-reference.conf}. */
public record ServerConfig(
        Jid domain,
        Path data,
        Path vault,
        Path logs,
        C2s c2s,
        Tls tls,
        Web web,
        UploadLimits uploads,
        Registration registration,
        Guard guard,
        List<Jid> admins,
        Policy policy,
        Rooms rooms,
        Sasl sasl,
        Limits limits,
        Rehearsal rehearsal,
        Jmx jmx) {

    /** Half of what may wait for a client is left for everything else, and for what stands around the messages. */
    public ArchiveBounds archiveBounds() {
        ArchivePreferences.Default byDefault = switch (policy.archiveDefault()) {
            case NEVER -> ArchivePreferences.Default.NEVER;
            case ROSTER -> ArchivePreferences.Default.ROSTER;
            case ALWAYS -> ArchivePreferences.Default.ALWAYS;
        };
        return new ArchiveBounds(
                byDefault,
                policy.archiveDays(),
                limits.archiveMessages(),
                limits.archivePage(),
                limits.outboundBytes() / 2);
    }

    /** Where clients connect. */
    public record C2s(List<InetSocketAddress> starttls, List<InetSocketAddress> directTls) {}

    /** No certificates means: a self-signed one in the data folder. */
    public record Tls(List<CertificateFiles> certificates) {}

    /** The PEM files of one certificate. */
    public record CertificateFiles(Path chain, Path key) {}

    /**
     * Where HTTPS is spoken; nowhere, if there is no address.
     *
     * @param url under which clients reach it, without a slash at its end; empty for that of the domain and the port
     */
    public record Web(List<InetSocketAddress> listen, String url) {
        public boolean isOn() {
            return !listen.isEmpty();
        }

        /** @param port on which the server listens for it */
        public String url(Jid domain, int port) {
            return url.isEmpty() ? "https://" + IDN.toASCII(domain.domain()) + ":" + port : url;
        }
    }

    /** Who may make an account by XEP-0077. */
    public record Registration(Openness open, int perAddressPerHour) {
        /** Whether a client at this address may register at all, before any rate is looked at. */
        public boolean openTo(InetAddress address) {
            return open == Openness.TRUE || (open == Openness.LOOPBACK && address.isLoopbackAddress());
        }
    }

    /** Whom registration is open to; named as the configuration spells it. */
    public enum Openness {
        TRUE,
        LOOPBACK,
        FALSE
    }

    /** When wrong passwords block an address, and whether the owner of the account hears of them. */
    public record Guard(int failures, Duration window, Duration block, List<Network> exempt, boolean notifyOwner) {
        public GuardRules rules() {
            return new GuardRules(failures, window, block);
        }

        /** Whether this address is never blocked and not counted. */
        public boolean exempts(InetAddress address) {
            return exempt.stream().anyMatch(network -> network.contains(address));
        }
    }

    /**
     * How many days each kind of content may live.
     *
     * @param nameQuarantine how long nobody gets the name of an erased account
     */
    public record Policy(
            int archiveDays,
            int uploadsDays,
            int loginFailuresDays,
            int logsDays,
            Duration nameQuarantine,
            Duration expirySpread,
            Duration scrubWithin,
            ArchiveDefault archiveDefault) {
        public RetentionPolicy retention() {
            return RetentionPolicy.of(archiveDays, uploadsDays, loginFailuresDays, logsDays);
        }
    }

    /**
     * What one room may hold, and how many one account may have.
     *
     * @param history messages that those who enter get of what was said before
     * @param perAccount rooms that it created and that are there at one time
     */
    public record Rooms(int occupants, int affiliations, int history, int perAccount) {
        /** A presence goes to everybody in the room; what clients say in it takes a fraction of this. */
        private static final int PRESENCE_CHARS = 4 * 1024;

        public RoomLimits limits() {
            return new RoomLimits(occupants, affiliations, PRESENCE_CHARS, history);
        }
    }

    /** Trying out on a copy of the data what time will do to it. */
    public record Rehearsal(Duration clockOffset) {
        public boolean isOn() {
            return !clockOffset.isZero();
        }

        /** The clock by which a rehearsing server lives. */
        public InstantSource shifted(InstantSource clock) {
            return isOn() ? () -> clock.instant().plus(clockOffset) : clock;
        }
    }

    /** The operator's console from other machines; without an address it is reached from this one only. */
    public record Jmx(@Nullable InetSocketAddress remote, Path passwordFile, CertificateFiles certificate) {
        public boolean isRemote() {
            return remote != null;
        }
    }

    /** The archive preference of an account that never chose (XEP-0441). */
    public enum ArchiveDefault {
        NEVER,
        ROSTER,
        ALWAYS
    }

    /** @param scram the hashes of SCRAM for which mechanisms are offered; keys are made for all */
    public record Sasl(List<ScramHash> scram, int scramIterations, boolean plain, boolean channelBinding) {}

    /** What clients may use; sizes in bytes. */
    public record Limits(
            int stanzaBytes,
            int stanzaBytesBeforeLogin,
            int depth,
            int attributes,
            int connections,
            int connectionsPerAddress,
            Duration loginDeadline,
            Duration idleTimeout,
            Duration pingTimeout,
            Duration resumption,
            int unacknowledgedStanzas,
            int unacknowledgedBytes,
            int sessionsPerAccount,
            int rosterItems,
            int offlineMessages,
            int offlineMessagesPerSender,
            int privateXmlBytes,
            int vcardBytes,
            int pubsubNodes,
            int pubsubItems,
            int pubsubItemBytes,
            int pubsubBytes,
            int blockedAddresses,
            int archiveMessages,
            int archivePage,
            int outboundBytes,
            int stanzasInFlight) {
        /** What an account may publish. A page of items ends when it holds half of what may wait for a client. */
        public NodeLimits nodes() {
            return new NodeLimits(pubsubNodes, pubsubItems, pubsubItemBytes, pubsubBytes, outboundBytes / 2);
        }
    }
}
