package de.pimux.actors.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Keeps libraries silent, whatever levels are set. Below {@code WARN} they print whole messages of actors; Netty's
 * warnings are about single connections, and name their addresses.
 */
public final class LevelCap extends TurboFilter {
    private static final Map<String, Level> LEAST =
            Map.of("akka", Level.WARN, "io.netty", Level.ERROR, "org.rocksdb", Level.WARN);

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] parameters,
            @Nullable Throwable thrown) {
        for (Map.Entry<String, Level> library : LEAST.entrySet())
            if (logger.getName().startsWith(library.getKey()) && !level.isGreaterOrEqual(library.getValue()))
                return FilterReply.DENY;
        return FilterReply.NEUTRAL;
    }
}
