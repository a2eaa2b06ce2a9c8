package de.pimux.bench.expiry;

import de.pimux.bench.measure.Figure;
import de.pimux.bench.measure.ProcessTree;

/** What something has cost a process. */
public record Cost(double seconds, double cpuSeconds, double writtenMb) {
    private static final double MB = 1024 * 1024;

    public static Cost of(ProcessTree process, Runnable work) {
        long cpu = process.cpuMicros();
        long written = process.writtenBytes();
        long begun = System.nanoTime();
        work.run();
        return new Cost(
                (System.nanoTime() - begun) / 1e9,
                (process.cpuMicros() - cpu) / 1e6,
                (process.writtenBytes() - written) / MB);
    }

    @Override
    public String toString() {
        return Figure.text(seconds) + " s, " + Figure.text(cpuSeconds) + " s CPU, " + Figure.text(writtenMb)
                + " MB written";
    }
}
