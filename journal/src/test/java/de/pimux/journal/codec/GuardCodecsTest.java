package de.pimux.journal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.guard.GuardEvent;
import de.pimux.core.guard.GuardEvent.AddressBlocked;
import de.pimux.core.guard.GuardEvent.AddressUnblocked;
import de.pimux.core.guard.GuardEvent.LoginFailed;
import de.pimux.core.guard.Origin;
import de.pimux.journal.codec.guard.GuardCodecs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was ever written of the guard stays readable; a new codec writes its sample with {@code -Dpimux.samples=write}. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GuardCodecsTest {
    private static final Path SAMPLES = Path.of("src/test/resources/events");
    private static final EventCodec CODEC = new EventCodec(List.of(new GuardCodecs()));

    static List<GuardEvent> events() {
        return List.of(
                new LoginFailed(AccountSamples.AT, new Origin("2001:db8::7")),
                new AddressBlocked(
                        AccountSamples.AT, new Origin("2001:db8::/64"), AccountSamples.AT.plusSeconds(86_400)),
                new AddressUnblocked(AccountSamples.AT, new Origin("192.0.2.1/32")));
    }

    @Test
    void every_event_has_a_codec_and_nothing_else_has() {
        assertThat(CODEC.codecs().stream().<Class<?>>map(Codec::type))
                .containsExactlyInAnyOrder(GuardEvent.class.getPermittedSubclasses());
        assertThat(events()).hasSize(CODEC.codecs().size());
    }

    @ParameterizedTest
    @MethodSource("events")
    void what_is_written_now_is_the_newest_sample_byte_for_byte(GuardEvent event) throws IOException {
        Codec<?> codec = CODEC.codecs().stream()
                .filter(one -> one.type().isInstance(event))
                .findFirst()
                .orElseThrow();
        Path sample = SAMPLES.resolve(codec.name() + ".v" + codec.version() + ".bin");
        if (!Files.exists(sample) && "write".equals(System.getProperty("pimux.samples"))) {
            Files.write(sample, CODEC.encode(event));
        }
        assertThat(sample).hasBinaryContent(CODEC.encode(event));
        assertThat(CODEC.decode(Files.readAllBytes(sample))).isEqualTo(event);
    }
}
