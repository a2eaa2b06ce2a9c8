package de.pimux.actors.operator;

import de.pimux.actors.operator.SessionsPort.BoundSince;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import javax.management.JMException;

/** Shows the operator the sessions of an account that was asked for, and ends them. */
public final class Sessions implements SessionsMXBean {
    private final SessionsPort sessions;

    private Sessions(SessionsPort sessions) {
        this.sessions = sessions;
    }

    /** Puts the bean where a console finds it. */
    public static void register(SessionsPort sessions) {
        Bean.register(NAME, new Sessions(sessions), SessionsMXBean.class);
    }

    @Override
    public int getCount() {
        return sessions.count();
    }

    @Override
    public List<BoundResource> list(String name) throws JMException {
        return ofAccount(sessions.list(name)).stream()
                .<BoundResource>map(Shown::new)
                .toList();
    }

    @Override
    public int end(String name) throws JMException {
        return ofAccount(sessions.end(name, null));
    }

    @Override
    public boolean endOne(String name, String resource) throws JMException {
        return ofAccount(sessions.end(name, resource)) > 0;
    }

    private static <T> T ofAccount(CompletionStage<Optional<T>> answer) throws JMException {
        return Answers.await(answer).orElseThrow(() -> new JMException("there is no account of that name"));
    }

    private record Shown(BoundSince session) implements BoundResource {
        @Override
        public String getResource() {
            return session.resource();
        }

        @Override
        public String getSince() {
            return session.since().toString();
        }
    }
}
