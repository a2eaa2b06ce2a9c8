package de.pimux.bench.measure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One measured quantity, with the value of every round.
 *
 * @param name what was measured, such as {@code chat.warm}; the scenario's name before the dot
 */
public record Figure(String name, String unit, List<Double> values) {
    public static Figure of(String name, String unit, double... values) {
        return new Figure(name, unit, Arrays.stream(values).boxed().toList());
    }

    public double median() {
        double[] sorted = values.stream().mapToDouble(v -> v).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** The number with as many digits as mean something. */
    public static String text(double value) {
        if (Math.abs(value) >= 10_000) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(
                Locale.ROOT, Math.abs(value) >= 100 ? "%.0f" : Math.abs(value) >= 10 ? "%.1f" : "%.2f", value);
    }
}
