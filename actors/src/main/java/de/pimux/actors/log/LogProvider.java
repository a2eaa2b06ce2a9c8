package de.pimux.actors.log;

import ch.qos.logback.classic.spi.LogbackServiceProvider;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;

/**
 * Logback without a mapped diagnostic context: no line shows one, but Akka would fill it anew for each message that an
 * actor receives.
 */
public final class LogProvider extends LogbackServiceProvider {
    private final MDCAdapter nothing = new NOPMDCAdapter();

    /** Makes this what the process logs through. To be called before anything has a logger. */
    public static void use() {
        System.setProperty("slf4j.internal.verbosity", "WARN"); // else SLF4J tells of the next one
        System.setProperty("slf4j.provider", LogProvider.class.getName());
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return nothing;
    }
}
