package de.pimux.actors.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LevelCapTest {
    private final LoggerContext context = new LoggerContext();

    LevelCapTest() {
        context.addTurboFilter(new LevelCap());
        context.getLogger("ROOT").setLevel(Level.TRACE);
    }

    @Test
    void libraries_stay_silent_whatever_levels_are_set() {
        context.getLogger("akka.remote").setLevel(Level.DEBUG);
        assertThat(context.getLogger("akka.remote").isInfoEnabled()).isFalse();
        assertThat(context.getLogger("akka.remote").isWarnEnabled()).isTrue();
        assertThat(context.getLogger("io.netty.channel").isWarnEnabled()).isFalse();
        assertThat(context.getLogger("io.netty.channel").isErrorEnabled()).isTrue();
        assertThat(context.getLogger("de.pimux.actors").isTraceEnabled()).isTrue();
    }
}
