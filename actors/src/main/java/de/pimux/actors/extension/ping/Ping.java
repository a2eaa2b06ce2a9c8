package de.pimux.actors.extension.ping;

import de.pimux.actors.account.Outcome;
import de.pimux.actors.extension.Extension;
import de.pimux.actors.extension.Registry;
import de.pimux.actors.extension.Xep;
import de.pimux.core.ping.PingRequest;
import de.pimux.core.stanza.Iq;

/** Answers, so that a client learns that its stream is alive. */
@Xep(number = 199, version = "2.0.1", name = "XMPP Ping")
public final class Ping implements Extension {
    @Override
    public void register(Registry on) {
        on.disco(PingRequest.NAMESPACE)
                .serverIq(Iq.Type.GET, PingRequest.NAMESPACE, PingRequest.NAME, Iq::result)
                .accountIq(
                        Iq.Type.GET,
                        PingRequest.NAMESPACE,
                        PingRequest.NAME,
                        (account, iq) -> Outcome.reply(iq.result()));
    }
}
