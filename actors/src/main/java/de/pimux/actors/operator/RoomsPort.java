package de.pimux.actors.operator;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** What the operator's console asks of the rooms. */
public interface RoomsPort {
    /** The addresses of all rooms. */
    CompletionStage<List<String>> rooms();

    /** Completes with whether there was such a room; then it is gone for good. */
    CompletionStage<Boolean> destroy(String address);
}
