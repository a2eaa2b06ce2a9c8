package de.pimux.actors.extension;

/**
 * What an entity is (XEP-0030 §3.1).
 *
 * @param name for people; {@code ""} if it has none
 */
public record Identity(String category, String type, String name) {}
