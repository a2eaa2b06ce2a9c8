package de.pimux.actors.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.core.LayoutBase;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One event as text: time in UTC, level, class, message; of an exception its type and where it happened. What an exception
 * says is left out, also where the message repeats it: libraries put the bytes there that they failed on. What looks like an IP address is left out too.
 */
public final class LineLayout extends LayoutBase<ILoggingEvent> {
    private static final String LEFT_OUT = "…";

    /** The net below: of the server's own classes none writes such a thing. */
    private static final Pattern ADDRESS =
            Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}|(?:\\p{XDigit}{0,4}:){2,7}\\p{XDigit}{0,4}");

    @Override
    public String doLayout(ILoggingEvent event) {
        StringBuilder line = new StringBuilder(128)
                .append(Instant.ofEpochMilli(event.getTimeStamp()).truncatedTo(ChronoUnit.MILLIS))
                .append(' ')
                .append(event.getLevel())
                .append(' ')
                .append(simpleName(event.getLoggerName()))
                .append(' ')
                .append(message(event))
                .append('\n');
        stack(event.getThrowableProxy(), "", line);
        return line.toString();
    }

    private static String simpleName(String logger) {
        return logger.substring(logger.lastIndexOf('.') + 1);
    }

    /** On one line, so that nothing in it can pass for another event. */
    private static String message(ILoggingEvent event) {
        String message = String.valueOf(event.getFormattedMessage());
        for (IThrowableProxy cause = event.getThrowableProxy(); cause != null; cause = cause.getCause()) {
            String said = cause.getMessage();
            if (said != null && !said.isEmpty()) message = message.replace(said, LEFT_OUT);
        }
        return ADDRESS.matcher(message).replaceAll(LEFT_OUT).replaceAll("\\p{Cntrl}+", " ");
    }

    private static void stack(@Nullable IThrowableProxy thrown, String prefix, StringBuilder text) {
        if (thrown == null) return;
        text.append(prefix).append(thrown.getClassName()).append('\n');
        StackTraceElementProxy[] frames = thrown.getStackTraceElementProxyArray();
        for (int i = 0; i < frames.length - thrown.getCommonFrames(); i++)
            text.append('\t').append(frames[i].getSTEAsString()).append('\n');
        stack(thrown.getCause(), "caused by ", text);
    }
}
