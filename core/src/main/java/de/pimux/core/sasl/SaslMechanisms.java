package de.pimux.core.sasl;

import de.pimux.xml.Element;
import de.pimux.xml.ElementBuilder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is offered on one connection, the strongest first. */
public final class SaslMechanisms {
    private final List<SaslMechanism> mechanisms;
    private final ChannelBindings bindings;

    private SaslMechanisms(List<SaslMechanism> mechanisms, ChannelBindings bindings) {
        this.mechanisms = List.copyOf(mechanisms);
        this.bindings = bindings;
    }

    /** @param plain whether the operator wants PLAIN, which shows the password to the server */
    public static SaslMechanisms offer(Collection<ScramHash> hashes, ChannelBindings bindings, boolean plain) {
        List<ScramHash> strongestFirst =
                hashes.stream().sorted(Comparator.reverseOrder()).toList();
        List<SaslMechanism> offered = new ArrayList<>();
        if (!bindings.isEmpty()) for (ScramHash hash : strongestFirst) offered.add(SaslMechanism.scram(hash, true));
        for (ScramHash hash : strongestFirst) offered.add(SaslMechanism.scram(hash, false));
        if (plain) offered.add(SaslMechanism.PLAIN);
        return new SaslMechanisms(offered, bindings);
    }

    public List<String> names() {
        return mechanisms.stream().map(SaslMechanism::name).toList();
    }

    /** The stream features: {@code <mechanisms/>} (RFC 6120 §6.4.1), and {@code <sasl-channel-binding/>} if any. */
    public List<Element> features() {
        ElementBuilder feature = Element.builder(SaslNegotiation.NAMESPACE, "mechanisms");
        for (SaslMechanism mechanism : mechanisms)
            feature.textChild(SaslNegotiation.NAMESPACE, "mechanism", mechanism.name());
        Element channel = bindings.feature();
        return channel == null ? List.of(feature.build()) : List.of(feature.build(), channel);
    }

    ChannelBindings bindings() {
        return bindings;
    }

    boolean offersPlus() {
        return mechanisms.stream().anyMatch(SaslMechanism::plus);
    }

    @Nullable
    SaslMechanism named(String name) {
        for (SaslMechanism mechanism : mechanisms) if (mechanism.name().equals(name)) return mechanism;
        return null;
    }
}
