package de.pimux.actors.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.ClassicConstants;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.ContextInitializer;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LogConfiguratorTest {
    @Test
    @ResourceLock(Resources.SYSTEM_PROPERTIES)
    void no_file_of_logback_changes_what_is_logged(@TempDir Path folder) throws IOException, JoranException {
        Path file = folder.resolve("chatty.xml");
        Files.writeString(file, "<configuration><root level='TRACE'/></configuration>");
        System.setProperty(ClassicConstants.CONFIG_FILE_PROPERTY, file.toString());
        LoggerContext context = new LoggerContext();
        try {
            new ContextInitializer(context).autoConfig();
            Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
            assertThat(root.getLevel()).isEqualTo(Level.INFO);
            List<Appender<ILoggingEvent>> appenders = new ArrayList<>();
            root.iteratorForAppenders().forEachRemaining(appenders::add);
            assertThat(appenders).extracting(Appender::getName).containsExactly("stderr");
            assertThat(context.getTurboFilterList()).hasExactlyElementsOfTypes(LevelCap.class);
        } finally {
            System.clearProperty(ClassicConstants.CONFIG_FILE_PROPERTY);
            context.stop();
        }
    }
}
