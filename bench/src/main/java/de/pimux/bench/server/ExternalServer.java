package de.pimux.bench.server;

import de.pimux.bench.client.Target;
import de.pimux.bench.measure.ProcessTree;
import de.pimux.bench.scenario.ServerControl;

/** A server that somebody else started on this machine; it can be measured, not killed. */
public record ExternalServer(Target target, long pid) implements ServerControl {
    @Override
    public ProcessTree process() {
        return new ProcessTree(pid);
    }

    @Override
    public void kill() {
        throw new UnsupportedOperationException("the bench kills only servers that it has started (compare)");
    }

    @Override
    public void restart() {
        throw new UnsupportedOperationException("the bench starts only the servers that it knows (compare)");
    }
}
