package de.pimux.actors.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;
import javax.management.openmbean.TabularDataSupport;
import javax.management.openmbean.TabularType;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AnswerTest {
    @Test
    void a_plain_answer_is_one_line() {
        assertThat(Answer.of("WRITABLE").text()).containsExactly("WRITABLE");
        assertThat(Answer.of("WRITABLE").json()).isEqualTo("\"WRITABLE\"");
        assertThat(Answer.of(42L).text()).containsExactly("42");
        assertThat(Answer.of(42L).json()).isEqualTo("42");
        assertThat(Answer.of(null).text()).isEmpty();
        assertThat(Answer.of(null).json()).isEqualTo("null");
    }

    @Test
    void a_no_is_no_success() {
        assertThat(Answer.of(true).isGood()).isTrue();
        assertThat(Answer.of(true).text()).containsExactly("yes");
        assertThat(Answer.of(false).isGood()).isFalse();
        assertThat(Answer.of(false).text()).containsExactly("no");
        assertThat(Answer.of(0).isGood()).isTrue();
    }

    @Test
    void a_list_is_a_line_for_each() throws Exception {
        Answer answer = Answer.of(new Object[] {session("phone"), session("desk \"top\"")});
        assertThat(answer.text()).containsExactly("phone  2026-11-23T09:00:00Z", "desk \"top\"  2026-11-23T09:00:00Z");
        assertThat(answer.json())
                .isEqualTo("[{\"resource\":\"phone\",\"since\":\"2026-11-23T09:00:00Z\"},"
                        + "{\"resource\":\"desk \\\"top\\\"\",\"since\":\"2026-11-23T09:00:00Z\"}]");
        assertThat(Answer.of(new Object[0]).json()).isEqualTo("[]");
    }

    private static CompositeData session(String resource) throws OpenDataException {
        return composite("resource", resource, "since", "2026-11-23T09:00:00Z");
    }

    private static CompositeData composite(String a, String first, String b, String second) throws OpenDataException {
        String[] names = {a, b};
        CompositeType type = new CompositeType(
                "both", "both", names, names, new OpenType<?>[] {SimpleType.STRING, SimpleType.STRING});
        return new CompositeDataSupport(type, names, new Object[] {first, second});
    }

    @Test
    void a_table_of_jmx_is_a_map() throws Exception {
        CompositeData row = composite("key", "starttls", "value", "3");
        TabularDataSupport table =
                new TabularDataSupport(new TabularType("t", "t", row.getCompositeType(), new String[] {"key"}));
        table.put(row);
        assertThat(Answer.of(table)).isEqualTo(new Answer(Map.of("starttls", "3")));
    }

    @Test
    void a_map_is_a_line_for_each_name() {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("open", 3);
        status.put("openByTransport", new LinkedHashMap<>(Map.of("starttls", 3)));
        status.put("overdue", List.of());
        assertThat(new Answer(status).text())
                .containsExactly("open: 3", "openByTransport:", "  starttls: 3", "overdue:");
        assertThat(new Answer(status).json())
                .isEqualTo("{\"open\":3,\"openByTransport\":{\"starttls\":3},\"overdue\":[]}");
    }
}
