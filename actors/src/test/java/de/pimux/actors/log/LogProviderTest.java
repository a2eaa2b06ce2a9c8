package de.pimux.actors.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import org.junit.jupiter.api.Test;
import org.slf4j.spi.MDCAdapter;

class LogProviderTest {
    @Test
    void logsThroughLogbackAndKeepsNoContext() {
        LogProvider provider = new LogProvider();
        provider.initialize();
        MDCAdapter context = provider.getMDCAdapter();
        context.put("persistenceId", "somebody");

        assertThat(provider.getLoggerFactory()).isInstanceOf(LoggerContext.class);
        assertThat(context.get("persistenceId")).isNull();
    }
}
