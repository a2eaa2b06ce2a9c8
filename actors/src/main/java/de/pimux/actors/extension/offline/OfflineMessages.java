package de.pimux.actors.extension.offline;

import de.pimux.actors.extension.Extension;
import de.pimux.actors.extension.Registry;
import de.pimux.actors.extension.Xep;

/** Announces what every account does with messages that nobody can take yet. */
@Xep(number = 160, version = "1.0.1", name = "Best Practices for Handling Offline Messages")
@Xep(number = 203, version = "2.0", name = "Delayed Delivery")
@Xep(number = 334, version = "0.4.0", name = "Message Processing Hints")
public final class OfflineMessages implements Extension {
    @Override
    public void register(Registry on) {
        on.disco("msgoffline");
    }
}
