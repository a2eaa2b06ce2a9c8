package de.pimux.actors.operator;

import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import javax.management.JMException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for actors, on a thread of the console. A console knows none of pimux's own exceptions, but this one. */
final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    private Answers() {}

    static <T> T await(CompletionStage<T> answer) throws JMException {
        try {
            return answer.toCompletableFuture().join();
        } catch (CompletionException e) {
            LOG.warn("What the operator asked for has failed", e);
            throw new JMException("the server could not do it; its log says why");
        }
    }

    /** @throws JMException with the reason, if it was refused */
    static void awaitDone(CompletionStage<Optional<String>> refusal) throws JMException {
        Optional<String> reason = await(refusal);
        if (reason.isPresent()) throw new JMException(reason.get());
    }
}
