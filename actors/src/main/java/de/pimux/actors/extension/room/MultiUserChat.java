package de.pimux.actors.extension.room;

import de.pimux.actors.extension.Extension;
import de.pimux.actors.extension.HostingService;
import de.pimux.actors.extension.Registry;
import de.pimux.actors.extension.Xep;
import java.util.function.Supplier;

/** Lets users meet in rooms. */
@Xep(
        number = 45,
        version = "1.35.5",
        name = "Multi-User Chat",
        note = "no registration with a room, no requests for voice")
@Xep(number = 410, version = "1.1.0", name = "MUC Self-Ping (Schrödinger's Chat)")
@Xep(number = 421, version = "1.0.1", name = "Occupant identifiers for semi-anonymous MUCs")
public final class MultiUserChat implements Extension {
    private final Supplier<HostingService> service;

    /** @param service where the rooms are */
    public MultiUserChat(Supplier<HostingService> service) {
        this.service = service;
    }

    @Override
    public void register(Registry on) {
        on.service(service.get());
    }
}
