package de.pimux.actors.operator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** Shows the operator how many clients are connected, and warns before their certificate expires. */
public final class Streams implements StreamsMXBean {
    static final String CERTIFICATE = "pimux.certificate.expires";

    /** Automatic renewal has been at work for weeks by then (ACME clients begin a third of the life before the end). */
    static final Duration SOON = Duration.ofDays(14);

    private final StreamsPort streams;

    private Streams(StreamsPort streams) {
        this.streams = streams;
    }

    /** Puts the bean where a console finds it. */
    public static Alarm register(StreamsPort streams, InstantSource clock) {
        Bean bean =
                Bean.register(NAME, new Streams(streams), StreamsMXBean.class, CERTIFICATE, Alarm.over(CERTIFICATE));
        return new Alarm(CERTIFICATE, () -> trouble(streams.certificateExpires(), clock.instant()), bean::alarm);
    }

    static Optional<String> trouble(Instant expires, Instant now) {
        return expires.isAfter(now.plus(SOON))
                ? Optional.empty()
                : Optional.of("A certificate expires on " + LocalDate.ofInstant(expires, ZoneOffset.UTC)
                        + ": put a new one in its place");
    }

    @Override
    public int getOpen() {
        return streams.open().values().stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public Map<String, Integer> getOpenByTransport() {
        return streams.open();
    }

    @Override
    public Map<String, Long> getAccepted() {
        return streams.accepted();
    }

    @Override
    public long getRefused() {
        return streams.refused();
    }

    @Override
    public String getCertificateExpires() {
        return streams.certificateExpires().toString();
    }
}
