package de.pimux.actors.extension.lastactivity;

import de.pimux.actors.account.AccountContext;
import de.pimux.actors.account.LastActivities;
import de.pimux.actors.account.Outcome;
import de.pimux.actors.extension.Extension;
import de.pimux.actors.extension.Registry;
import de.pimux.actors.extension.Xep;
import de.pimux.core.jid.Jid;
import de.pimux.core.roster.RosterItem;
import de.pimux.core.stanza.Iq;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.xml.Element;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** How long the server runs, and how long a contact has been away. It is never stored, so a restart forgets it. */
@Xep(number = 12, version = "2.0", name = "Last Activity", note = "in memory only")
public final class LastActivity implements Extension {
    static final String NAMESPACE = "jabber:iq:last";

    private final LastActivities activities;
    private final InstantSource clock;
    private final Instant started;

    public LastActivity(LastActivities activities, InstantSource clock) {
        this.activities = activities;
        this.clock = clock;
        this.started = clock.instant();
    }

    @Override
    public void register(Registry on) {
        on.disco(NAMESPACE)
                .accountDisco(NAMESPACE)
                .serverIq(Iq.Type.GET, NAMESPACE, "query", iq -> iq.result(since(started, clock.instant())))
                .accountIq(Iq.Type.GET, NAMESPACE, "query", this::answer)
                .publicIq(Iq.Type.GET, NAMESPACE, "query", this::answerContact);
    }

    /** Whoever may not see presence is answered as if there were no account (RFC 6120 §13.10.2). */
    private Outcome answerContact(AccountContext account, Iq iq) {
        Jid asking = iq.from();
        RosterItem item = asking == null ? null : account.state().roster().item(asking.bare());
        if (item == null || !item.subscription().hasFrom()) return Outcome.refuse(Condition.SERVICE_UNAVAILABLE);
        return answer(account, iq);
    }

    private Outcome answer(AccountContext account, Iq iq) {
        if (account.sessions().resources().anyAvailable())
            return Outcome.reply(iq.result(since(account.now(), account.now())));
        Instant left = activities.of(account.jid());
        if (left == null) return Outcome.refuse(Condition.SERVICE_UNAVAILABLE);
        return Outcome.reply(iq.result(since(left, account.now())));
    }

    private static Element since(Instant then, Instant now) {
        long seconds = Math.max(0, Duration.between(then, now).toSeconds());
        return Element.of(NAMESPACE, "query").with("seconds", Long.toString(seconds));
    }
}
