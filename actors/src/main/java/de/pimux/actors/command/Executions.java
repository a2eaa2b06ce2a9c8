package de.pimux.actors.command;

import de.pimux.core.command.CommandError;
import de.pimux.core.command.CommandRequest;
import de.pimux.core.stanza.StanzaException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What one session of an account executes at the moment. It goes with the session. */
public final class Executions {
    /** The oldest one goes when there would be more. */
    public static final int MAX = 4;

    /** An execution that nobody goes on with for so long is over. */
    public static final Duration PATIENCE = Duration.ofMinutes(30);

    private final Map<String, Execution> running = new LinkedHashMap<>();

    public Execution begin(String id, CommandRequest request, Instant now) {
        if (running.size() >= MAX) running.remove(running.keySet().iterator().next());
        Execution execution = new Execution(id, request.node(), request.language(), now);
        running.put(id, execution);
        return execution;
    }

    /** @throws StanzaException {@code bad-sessionid} or {@code session-expired} */
    public Execution find(String id, String node, Instant now) throws StanzaException {
        Execution execution = running.get(id);
        if (execution == null || !execution.node().equals(node))
            throw new StanzaException(CommandError.BAD_SESSIONID.error());
        if (execution.used().plus(PATIENCE).isBefore(now)) {
            running.remove(id);
            throw new StanzaException(CommandError.SESSION_EXPIRED.error());
        }
        execution.used(now);
        return execution;
    }

    public void end(Execution execution) {
        running.remove(execution.id());
    }
}
