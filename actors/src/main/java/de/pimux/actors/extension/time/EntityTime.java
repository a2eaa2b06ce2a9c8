package de.pimux.actors.extension.time;

import de.pimux.actors.extension.Extension;
import de.pimux.actors.extension.Registry;
import de.pimux.actors.extension.Xep;
import de.pimux.core.stanza.Iq;
import de.pimux.xml.Element;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Tells the server's time, in UTC: where the machine stands is nobody's business. */
@Xep(number = 202, version = "2.0", name = "Entity Time")
public final class EntityTime implements Extension {
    static final String NAMESPACE = "urn:xmpp:time";

    private final InstantSource clock;

    public EntityTime(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void register(Registry on) {
        on.disco(NAMESPACE).serverIq(Iq.Type.GET, NAMESPACE, "time", iq -> iq.result(time()));
    }

    private Element time() {
        String utc = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(); // XEP-0082
        return Element.builder(NAMESPACE, "time")
                .textChild(NAMESPACE, "tzo", "+00:00")
                .textChild(NAMESPACE, "utc", utc)
                .build();
    }
}
