package de.pimux.core.room;

/** The ids that a room gives to what is said in it (XEP-0359). */
public interface MessageIds {
    /** Under which the archive has the first event of a decision. */
    String archived();

    /** Of a message that is not archived: nobody else has it. */
    String other();
}
