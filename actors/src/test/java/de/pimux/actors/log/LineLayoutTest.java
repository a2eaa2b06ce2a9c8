package de.pimux.actors.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LineLayoutTest {
    private final Logger logger = new LoggerContext().getLogger("de.pimux.Some");

    private String line(String message, @Nullable Throwable thrown, Object... arguments) {
        LoggingEvent event = new LoggingEvent("", logger, Level.WARN, message, thrown, arguments);
        event.setInstant(Instant.parse("2026-11-23T09:00:00.123Z"));
        return new LineLayout().doLayout(event);
    }

    @Test
    void a_line_has_the_time_in_UTC_the_level_the_class_and_the_message() {
        assertThat(line("{} of it", null, 3)).isEqualTo("2026-11-23T09:00:00.123Z WARN Some 3 of it\n");
    }

    @Test
    void what_an_exception_says_is_left_out_wherever_it_stands() {
        Exception cause = new IllegalStateException("alice@example.org");
        Exception thrown = new IllegalArgumentException("192.0.2.1", cause);
        assertThat(line("failed with 192.0.2.1 for alice@example.org", thrown))
                .contains("failed with … for …\n", "java.lang.IllegalArgumentException\n", "LineLayoutTest")
                .contains("caused by java.lang.IllegalStateException\n")
                .doesNotContain("alice", "192.0.2.1");
    }

    @Test
    void what_looks_like_an_address_is_left_out() {
        assertThat(line("[R:/192.0.2.1:5222] [R:/[2001:db8::7]:5222] ::1 at 3 of 7: done", null))
                .endsWith(" [R:/…:5222] [R:/[…]:5222] … at 3 of 7: done\n");
    }

    @Test
    void a_message_is_one_line() {
        assertThat(line("one\r\ntwo", null)).endsWith("one two\n").hasLineCount(1);
    }
}
