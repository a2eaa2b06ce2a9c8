package de.pimux.actors.operator;

import java.util.List;
import javax.management.JMException;

/** The sessions of clients, for the operator: {@code pimux:type=Sessions}. */
@Described("The sessions of clients. It tells of no account that is not asked for by its name.")
public interface SessionsMXBean {
    String NAME = "pimux:type=Sessions";

    @Described("How many sessions there are, with those that wait to be resumed.")
    int getCount();

    /** @throws JMException if there is no such account */
    @Described("The sessions of one account.")
    List<BoundResource> list(@Named(value = "name", description = "what stands before the @") String name)
            throws JMException;

    /** A session: the resource it has bound, and when (UTC). */
    interface BoundResource {
        String getResource();

        String getSince();
    }

    /** @throws JMException if there is no such account */
    @Described(
            value = "Ends all sessions of an account; tells how many. Its clients may log in again.",
            destructive = true)
    int end(@Named(value = "name", description = "what stands before the @") String name) throws JMException;

    /** @throws JMException if there is no such account */
    @Described(value = "Ends one session of an account; tells whether it was there.", destructive = true)
    boolean endOne(
            @Named(value = "name", description = "what stands before the @") String name,
            @Named(value = "resource", description = "the session's resource, as listed") String resource)
            throws JMException;
}
