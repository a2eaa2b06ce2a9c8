package de.pimux.journal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.erasure.ErasureLogEvent;
import de.pimux.core.erasure.ErasureLogEvent.ErasureDropped;
import de.pimux.core.erasure.ErasureLogEvent.ErasurePending;
import de.pimux.core.erasure.ErasureLogEvent.ReceiptLogged;
import de.pimux.core.erasure.ReceiptId;
import de.pimux.core.erasure.Requester;
import de.pimux.core.erasure.Tally;
import de.pimux.core.retention.RetentionClass;
import de.pimux.journal.codec.erasure.ErasureLogCodecs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ErasureLogCodecsTest {
    private static final EventCodec CODEC = new EventCodec(List.of(new ErasureLogCodecs()));

    static List<ErasureLogEvent> events() {
        return List.of(
                new ErasurePending("u4vTq0o1b3Xz5cY7wE9rAg", 41),
                new ErasureDropped(41),
                new ReceiptLogged(
                        41,
                        7,
                        AccountSamples.AT,
                        Requester.USER,
                        new Tally(Map.of(RetentionClass.ACCOUNT, 12L, RetentionClass.PENDING, 1L)),
                        new ReceiptId(1, -2),
                        "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="));
    }

    @ParameterizedTest
    @MethodSource("events")
    void the_first_version_is_still_written_and_read(ErasureLogEvent event) throws IOException {
        Codec<?> codec = CODEC.codecs().stream()
                .filter(known -> known.type().isInstance(event))
                .findFirst()
                .orElseThrow();
        Path sample = Path.of("src/test/resources/events/" + codec.name() + ".v1.bin");
        if (!Files.exists(sample) && "write".equals(System.getProperty("pimux.samples")))
            Files.write(sample, CODEC.encode(event));
        assertThat(sample).hasBinaryContent(CODEC.encode(event));
        assertThat(CODEC.decode(Files.readAllBytes(sample))).isEqualTo(event);
    }
}
