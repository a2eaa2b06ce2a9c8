package de.pimux.actors.extension.datapolicy;

import de.pimux.actors.extension.Extension;
import de.pimux.actors.extension.Registry;
import de.pimux.actors.extension.Xep;
import de.pimux.core.datapolicy.DataPolicy;
import de.pimux.core.datapolicy.DataPolicy.Authentication;
import de.pimux.core.language.Language;
import de.pimux.core.retention.RetentionClass;
import de.pimux.core.retention.RetentionPolicy;
import java.util.EnumSet;
import java.util.List;

/** Tells what the server keeps of its accounts and for how long, from the policy by which the journal deletes. */
@Xep(
        number = 504,
        version = "0.1.0",
        name = "Data Policy",
        note = "of the server and its services; extra_info in English and German")
public final class ServerDataPolicy implements Extension {
    private final DataPolicy policy;

    /** @param plain whether clients may hand their password over to log in */
    public ServerDataPolicy(RetentionPolicy retention, boolean plain) {
        this.policy = new DataPolicy(
                retention,
                EnumSet.complementOf(EnumSet.of(RetentionClass.UPLOAD)), // a service of its own address
                plain ? Authentication.PLAIN : Authentication.HIDDEN,
                true,
                true,
                true,
                List.of());
    }

    @Override
    public void register(Registry on) {
        on.discoForm(language -> policy.form(Language.of(language)));
    }
}
