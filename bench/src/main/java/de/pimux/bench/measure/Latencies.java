package de.pimux.bench.measure;

import java.util.Arrays;

/** Times in nanoseconds, all kept, so that percentiles are exact. */
public final class Latencies {
    private long[] nanos = new long[1024];
    private int count;

    public void add(long value) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = value;
    }

    public int count() {
        return count;
    }

    /** The time in milliseconds that the given share (0 to 1) of all did not exceed. */
    public double percentileMillis(double share) {
        if (count == 0) {
            return Double.NaN;
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(count - 1L, (long) (share * count))] / 1e6;
    }
}
