package de.pimux.core.presence;

import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.Xml;
import de.pimux.core.blocking.BlockList;
import de.pimux.core.jid.Jid;
import de.pimux.core.roster.Roster;
import de.pimux.core.roster.RosterEvent.ItemSet;
import de.pimux.core.roster.RosterItem;
import de.pimux.core.roster.Subscription;
import de.pimux.core.stanza.Presence;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PresenceBroadcastTest {
    private static final Jid NONE = Jid.of("none@example.net");
    private static final Jid TO = Jid.of("to@example.net");
    private static final Jid FROM = Jid.of("from@example.net");
    private static final Jid BOTH = Jid.of("both@example.net");
    private static final Jid ROOM = Jid.of("room@conference.example.net/juliet");
    private static final Roster ROSTER = roster();
    private static final ResourceView BOUND = ResourceView.bound("balcony");
    private static final Presence AVAILABLE = Xml.presence("<presence><show>away</show></presence>");
    private static final Presence NEGATIVE = Xml.presence("<presence><priority>-1</priority></presence>");
    private static final Presence GONE = Xml.presence("<presence type='unavailable'><status>bye</status></presence>");

    private static Roster roster() {
        Roster roster = Roster.EMPTY;
        for (Subscription subscription : Subscription.values()) {
            Jid jid = Jid.of(subscription.wire() + "@example.net");
            roster = new ItemSet(RosterItem.of(jid).with(subscription).withAsk(jid.equals(NONE)), 1).applyTo(roster);
        }
        return roster;
    }

    private static PresenceBroadcast broadcast(ResourceView sender, Presence sent) {
        return PresenceBroadcast.of(ROSTER, BlockList.EMPTY, sender, sent);
    }

    @Test
    void initial_presence_goes_to_those_who_see_and_probes_those_who_are_seen() { // RFC 6121 §4.2.2
        PresenceBroadcast initial = broadcast(BOUND, AVAILABLE);
        assertThat(initial.targets()).containsExactlyInAnyOrder(FROM, BOTH);
        assertThat(initial.probes()).containsExactlyInAnyOrder(TO, BOTH);
        assertThat(initial.initial()).isTrue();
        assertThat(initial.takesQueue()).isTrue();
        assertThat(initial.after().presence()).isEqualTo(AVAILABLE);
    }

    @Test
    void later_presence_probes_nobody() { // §4.4.2
        PresenceBroadcast later = broadcast(BOUND.with(AVAILABLE), AVAILABLE);
        assertThat(later.targets()).containsExactlyInAnyOrder(FROM, BOTH);
        assertThat(later.probes()).isEmpty();
        assertThat(later.initial()).isFalse();
        assertThat(later.takesQueue()).isFalse();
    }

    @Test
    void the_queue_comes_with_the_first_priority_that_is_not_negative() {
        assertThat(broadcast(BOUND, NEGATIVE).takesQueue()).isFalse();
        assertThat(broadcast(BOUND.with(NEGATIVE), AVAILABLE).takesQueue()).isTrue();
    }

    @Test
    void who_goes_tells_those_who_saw_and_whom_she_had_shown_herself_to() { // §4.5.2 and §4.6.4
        DirectedPresence directed = new DirectedPresence(Set.of(ROOM, NONE, FROM.withResource("x")));
        PresenceBroadcast gone = broadcast(BOUND.with(AVAILABLE).with(directed), GONE);
        assertThat(gone.targets()).containsExactlyInAnyOrder(FROM, BOTH, ROOM, NONE);
        assertThat(gone.after()).isEqualTo(BOUND);
    }

    @Test
    void who_never_was_available_tells_only_whom_she_had_shown_herself_to() {
        PresenceBroadcast gone = PresenceBroadcast.ofStreamEnd(
                ROSTER, BlockList.EMPTY, BOUND.with(new DirectedPresence(Set.of(ROOM, FROM))));
        assertThat(gone.targets()).containsExactlyInAnyOrder(ROOM, FROM);
    }

    @Test
    void blocked_contacts_get_nothing_and_are_not_asked() {
        PresenceBroadcast initial = PresenceBroadcast.of(ROSTER, new BlockList(Set.of(BOTH)), BOUND, AVAILABLE);
        assertThat(initial.targets()).containsExactly(FROM);
        assertThat(initial.probes()).containsExactly(TO);
    }

    @Test
    void directed_presence_is_remembered_until_it_is_taken_back() {
        Presence join = AVAILABLE.withTo(ROOM);
        DirectedPresence shown = DirectedPresence.NONE.after(join);
        assertThat(shown.targets()).containsExactly(ROOM);
        assertThat(shown.after(join)).isSameAs(shown);
        assertThat(shown.after(GONE.withTo(ROOM))).isSameAs(DirectedPresence.NONE);
        assertThat(shown.after(GONE.withTo(BOTH))).isSameAs(shown);
        assertThat(shown.after(Presence.of(Presence.Type.SUBSCRIBE, null, BOTH)))
                .isSameAs(shown);
        assertThat(shown.outgrows(AVAILABLE.withTo(BOTH), 1)).isTrue();
        assertThat(shown.outgrows(join, 1)).isFalse();
        assertThat(shown.outgrows(GONE.withTo(BOTH), 1)).isFalse();
    }

    @Test
    void a_negative_priority_takes_no_messages_and_subscriptions_go_to_whom_they_concern() {
        assertThat(BOUND.with(NEGATIVE).takesMessages()).isFalse();
        assertThat(BOUND.with(NEGATIVE).priority()).isEqualTo(-1);
        assertThat(BOUND.takesMessages()).isFalse();
        assertThat(BOUND.with(AVAILABLE).takesSubscription(Presence.Type.SUBSCRIBE))
                .isTrue();
        assertThat(BOUND.with(AVAILABLE).takesSubscription(Presence.Type.SUBSCRIBED))
                .isFalse();
        assertThat(BOUND.nowInterested().takesSubscription(Presence.Type.SUBSCRIBED))
                .isTrue();
    }
}
