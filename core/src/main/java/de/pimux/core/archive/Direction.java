package de.pimux.core.archive;

/** Which way an archived message went, as its owner sees it. */
public enum Direction {
    SENT,
    RECEIVED
}
