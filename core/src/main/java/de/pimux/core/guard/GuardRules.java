package de.pimux.core.guard;

import java.time.Duration;

/**
 * When wrong passwords block the client that they came from.
 *
 * @param failures so many ...
 * @param window ... within this time ...
 * @param block ... for so long
 */
public record GuardRules(int failures, Duration window, Duration block) {}
