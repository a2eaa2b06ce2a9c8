package de.pimux.actors.extension.version;

import de.pimux.actors.extension.Extension;
import de.pimux.actors.extension.Registry;
import de.pimux.actors.extension.Xep;
import de.pimux.core.stanza.Iq;
import de.pimux.xml.Element;

/** Tells name and version of the server, and not the operating system, which helps only attackers. */
@Xep(number = 92, version = "1.1", name = "Software Version")
public final class SoftwareVersion implements Extension {
    static final String NAMESPACE = "jabber:iq:version";

    private final Element query;

    public SoftwareVersion(String version) {
        this.query = Element.builder(NAMESPACE, "query")
                .textChild(NAMESPACE, "name", "pimux")
                .textChild(NAMESPACE, "version", version)
                .build();
    }

    @Override
    public void register(Registry on) {
        on.disco(NAMESPACE).serverIq(Iq.Type.GET, NAMESPACE, "query", iq -> iq.result(query));
    }
}
