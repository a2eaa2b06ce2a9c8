package de.pimux.core.sasl;

import static de.pimux.core.sasl.SaslFixture.CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.xml.Element;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SaslMechanismsTest {
    private static final List<ScramHash> ALL = List.of(ScramHash.values());

    @Test
    void the_strongest_stands_first() {
        assertThat(SaslMechanisms.offer(ALL, CHANNEL, true).names())
                .containsExactly(
                        "SCRAM-SHA-512-PLUS",
                        "SCRAM-SHA-256-PLUS",
                        "SCRAM-SHA-1-PLUS",
                        "SCRAM-SHA-512",
                        "SCRAM-SHA-256",
                        "SCRAM-SHA-1",
                        "PLAIN");
    }

    @Test
    void without_a_binding_there_is_no_PLUS_and_no_announcement() {
        SaslMechanisms offered = SaslMechanisms.offer(ALL, ChannelBindings.NONE, false);
        assertThat(offered.names()).containsExactly("SCRAM-SHA-512", "SCRAM-SHA-256", "SCRAM-SHA-1");
        assertThat(offered.features()).hasSize(1);
    }

    @Test
    void the_bindings_are_announced_as_XEP_0440_says() {
        List<Element> features = SaslMechanisms.offer(ALL, CHANNEL, false).features();
        assertThat(features.get(0).is("urn:ietf:params:xml:ns:xmpp-sasl", "mechanisms"))
                .isTrue();
        Element announced = features.get(1);
        assertThat(announced.is("urn:xmpp:sasl-cb:0", "sasl-channel-binding")).isTrue();
        assertThat(announced.elements())
                .extracting(binding -> binding.attribute("type"))
                .containsExactly("tls-exporter", "tls-server-end-point");
    }
}
