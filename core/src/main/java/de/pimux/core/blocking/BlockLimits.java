package de.pimux.core.blocking;

/**
 * How long a block list may grow.
 *
 * @param maxItems addresses; more are refused with {@code resource-constraint}
 */
public record BlockLimits(int maxItems) {
    public static final BlockLimits DEFAULTS = new BlockLimits(1_000);
}
