package de.pimux.actors.room;

import de.pimux.actors.operator.RoomsPort;
import de.pimux.core.jid.Jid;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The rooms as the operator's console sees them. */
public final class RoomsConsole implements RoomsPort {
    private final RoomSystem rooms;

    public RoomsConsole(RoomSystem rooms) {
        this.rooms = rooms;
    }

    @Override
    public CompletionStage<List<String>> rooms() {
        return rooms.all().thenApply(all -> all.stream().map(Jid::text).sorted().toList());
    }

    @Override
    public CompletionStage<Boolean> destroy(String address) {
        Jid room = Jid.parse(address);
        return room == null ? CompletableFuture.completedFuture(false) : rooms.destroy(room);
    }
}
