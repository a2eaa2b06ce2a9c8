package de.pimux.core.offline;

/**
 * How much may wait for one account, messages under way to a client included.
 *
 * @param maxMessages further ones are refused with {@code service-unavailable} (XEP-0160 §2)
 * @param maxMessagesPerSender of one bare address; further ones are refused likewise
 * @param maxBytes of all of them; refused as at maxMessages
 */
public record OfflineLimits(int maxMessages, int maxMessagesPerSender, int maxBytes) {
    public static final OfflineLimits DEFAULTS = new OfflineLimits(5_000, 2_000, 8 * 1024 * 1024);
}
