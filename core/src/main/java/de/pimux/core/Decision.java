package de.pimux.core;

import de.pimux.core.stanza.StanzaError;
import de.pimux.core.stanza.StanzaError.Condition;
import java.util.List;
import java.util.function.Function;

/** What a rule says to a command: these events happen (none is a valid answer), or it is refused. */
public sealed interface Decision<E> {
    record Accepted<E>(List<E> events) implements Decision<E> {
        @Override
        public <R> R fold(Function<List<E>, R> accepted, Function<StanzaError, R> refused) {
            return accepted.apply(events);
        }
    }

    record Refused<E>(StanzaError error) implements Decision<E> {
        @Override
        public <R> R fold(Function<List<E>, R> accepted, Function<StanzaError, R> refused) {
            return refused.apply(error);
        }
    }

    <R> R fold(Function<List<E>, R> accepted, Function<StanzaError, R> refused);

    @SafeVarargs
    @SuppressWarnings("varargs")
    static <E> Decision<E> accept(E... events) {
        return new Accepted<>(List.of(events));
    }

    static <E> Decision<E> accept(List<E> events) {
        return new Accepted<>(List.copyOf(events));
    }

    static <E> Decision<E> refuse(Condition condition) {
        return new Refused<>(StanzaError.of(condition));
    }

    static <E> Decision<E> refuse(StanzaError error) {
        return new Refused<>(error);
    }
}
