package de.pimux.actors.extension.streammanagement;

import de.pimux.actors.extension.Extension;
import de.pimux.actors.extension.Registry;
import de.pimux.actors.extension.Xep;
import de.pimux.actors.session.StreamManagement;
import de.pimux.xml.Element;

/** Announces stream management, which every session speaks. */
@Xep(number = 198, version = "1.6.3", name = "Stream Management", note = "resumption while the server runs")
public final class StreamResumption implements Extension {
    @Override
    public void register(Registry on) {
        on.streamFeature(() -> Element.of(StreamManagement.NAMESPACE, "sm"));
    }
}
