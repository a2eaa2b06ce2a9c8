package de.pimux.bench.scenario;

import de.pimux.bench.client.Target;
import de.pimux.bench.measure.ProcessTree;

/** The server under test, as scenarios see it. */
public interface ServerControl {
    Target target();

    ProcessTree process();

    /** {@code kill -9} of the whole process tree. */
    void kill();

    /** Starts it again on the same data and waits until it accepts connections. */
    void restart();
}
