package de.pimux.bench.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class IncomingTest {
    @Test
    void tells_stanzas_from_acknowledgements() {
        assertThat(incoming("<message/>").kind()).isEqualTo(Incoming.Kind.MESSAGE);
        assertThat(incoming("<presence/>").kind()).isEqualTo(Incoming.Kind.PRESENCE);
        assertThat(incoming("<iq id='1'/>").kind()).isEqualTo(Incoming.Kind.IQ);
        assertThat(incoming("<a h='3'/>").kind()).isEqualTo(Incoming.Kind.ACK);
        assertThat(incoming("<r/>").kind()).isEqualTo(Incoming.Kind.ACK_REQUEST);
        assertThat(incoming("<proceed/>").kind()).isEqualTo(Incoming.Kind.OTHER);
    }

    @Test
    void reads_attributes_of_the_outermost_tag_only() {
        Incoming in = incoming("<iq type=\"result\"><jid id='2'>a@b/c</jid></iq>");
        assertThat(in.attribute("type")).isEqualTo("result");
        assertThat(in.attribute("id")).isNull();
        assertThat(in.between("<jid id='2'>", "</jid>")).isEqualTo("a@b/c");
    }

    private static Incoming incoming(String xml) {
        Incoming in = new Incoming();
        in.set(xml.getBytes(UTF_8), 0, xml.length());
        return in;
    }
}
