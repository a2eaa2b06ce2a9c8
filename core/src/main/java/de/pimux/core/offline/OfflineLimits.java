package de.pimux.core.offline;

/**
 * How much may wait for one account, messages under way to a client included.
 *
 * @param maxMessages further ones are refused with {@code service-unavailable} (XEP-0160 §2)
 * @param maxMessagesPerSender of one bare address; further ones are refused likewise
 * @param maxChars of all of them, see {@link de.pimux.core.ElementSize}; refused as at maxMessages
 */
public record OfflineLimits(int maxMessages, int maxMessagesPerSender, int maxChars) {
    public static final OfflineLimits DEFAULTS = new OfflineLimits(5_000, 2_000, 8 * 1024 * 1024);
}
