package de.pimux.actors.operator;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Something that the operator must look after: told once when it begins and once when it is over. */
public final class Alarm {
    private static final Logger LOG = LoggerFactory.getLogger(Alarm.class);

    private final String type;
    private final Supplier<Optional<String>> trouble;
    private final BiConsumer<String, String> consoles;
    private boolean raised;

    /**
     * @param trouble what is wrong now, in a line without content
     * @param consoles takes the type of the notification and that line
     */
    Alarm(String type, Supplier<Optional<String>> trouble, BiConsumer<String, String> consoles) {
        this.type = type;
        this.trouble = trouble;
        this.consoles = consoles;
    }

    /** The type of the notification that the trouble is over. */
    static String over(String type) {
        return type + ".over";
    }

    /** To be called every now and then. */
    public synchronized void look() {
        Optional<String> now = trouble.get();
        if (now.isPresent() == raised) return;
        raised = now.isPresent();
        if (raised) {
            LOG.error("{}", now.get());
            consoles.accept(type, now.get());
        } else {
            LOG.info("Over: {}", type);
            consoles.accept(over(type), "it is over");
        }
    }
}
