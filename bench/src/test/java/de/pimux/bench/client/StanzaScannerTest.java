package de.pimux.bench.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StanzaScannerTest {
    private static final String STREAM =
            "<?xml version='1.0'?><stream:stream id='1>2'> <a><b c='/>'/><d>x</d></a>\n<r/>"
                    + "<presence></presence></stream:stream>";
    private static final List<String> ITEMS = List.of(
            "<?xml version='1.0'?>",
            "<stream:stream id='1>2'>",
            "<a><b c='/>'/><d>x</d></a>",
            "<r/>",
            "<presence></presence>",
            "</stream:stream>");

    @Test
    void finds_every_item_of_a_stream() {
        byte[] bytes = STREAM.getBytes(UTF_8);
        assertThat(scan(new StanzaScanner(), bytes, 0, bytes.length)).isEqualTo(ITEMS);
    }

    @Test
    void finds_the_same_items_wherever_the_stream_is_cut() {
        byte[] bytes = STREAM.getBytes(UTF_8);
        for (int cut = 0; cut <= bytes.length; cut++) {
            StanzaScanner scanner = new StanzaScanner();
            List<String> found = scan(scanner, bytes, 0, cut);
            int rest = scanner.start() < cut ? scanner.start() : cut;
            found.addAll(scan(scanner, bytes, found.isEmpty() ? 0 : Math.min(rest, cut), bytes.length));
            assertThat(found).as("cut at %s", cut).isEqualTo(ITEMS);
        }
    }

    private static List<String> scan(StanzaScanner scanner, byte[] bytes, int from, int to) {
        List<String> found = new ArrayList<>();
        for (int at = from; scanner.next(bytes, at, to) != StanzaScanner.Item.INCOMPLETE; at = scanner.end()) {
            found.add(new String(bytes, scanner.start(), scanner.end() - scanner.start(), UTF_8));
        }
        return found;
    }
}
