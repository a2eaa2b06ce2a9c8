package de.pimux.core.command;

/** What both sides of a command know it by. */
public final class Commands {
    /** The namespace, and the node under which commands are listed (XEP-0050 §2.2). */
    public static final String NAMESPACE = "http://jabber.org/protocol/commands";

    private Commands() {}
}
