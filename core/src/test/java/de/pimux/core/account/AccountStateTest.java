package de.pimux.core.account;

import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.Xml;
import de.pimux.core.account.CredentialsEvent.AccountErased;
import de.pimux.core.account.CredentialsEvent.AccountRegistered;
import de.pimux.core.account.CredentialsEvent.ErasureBegun;
import de.pimux.core.account.CredentialsEvent.PasswordChanged;
import de.pimux.core.blocking.BlockingEvent.JidsBlocked;
import de.pimux.core.blocking.BlockingEvent.JidsUnblocked;
import de.pimux.core.erasure.ReceiptId;
import de.pimux.core.erasure.Requester;
import de.pimux.core.erasure.Tally;
import de.pimux.core.jid.Jid;
import de.pimux.core.offline.OfflineQueue;
import de.pimux.core.offline.QueueEvent.MessageQueued;
import de.pimux.core.offline.QueueEvent.MessagesDelivered;
import de.pimux.core.privatestorage.PrivateStorageEvent.ElementStored;
import de.pimux.core.retention.RetentionClass;
import de.pimux.core.roster.Roster;
import de.pimux.core.roster.RosterEvent.ItemRemoved;
import de.pimux.core.roster.RosterEvent.ItemSet;
import de.pimux.core.roster.RosterEvent.SubscriptionRequested;
import de.pimux.core.roster.RosterItem;
import de.pimux.core.sasl.ScramCredentials;
import de.pimux.core.sasl.ScramHash;
import de.pimux.core.sasl.ScramKeys;
import de.pimux.core.vcard.ProfileEvent.VCardPublished;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AccountStateTest {
    private static final Instant THEN = Instant.parse("2026-11-23T09:00:00Z");
    private static final Jid ROMEO = Jid.of("romeo@example.net");
    private static final AccountErased ERASED = new AccountErased(THEN, Requester.USER, Tally.NONE, ReceiptId.NONE);
    private static final Jid PARIS = Jid.of("paris@example.net");

    private static ScramCredentials credentials(int iterations) {
        byte[] bytes = {1, 2, 3};
        return new ScramCredentials(Map.of(ScramHash.SHA_256, new ScramKeys(bytes, iterations, bytes, bytes)));
    }

    private static AccountState after(AccountEvent... events) {
        AccountState state = AccountState.ABSENT;
        for (AccountEvent event : events) state = state.apply(event);
        return state;
    }

    private static AccountState full() {
        return after(
                new AccountRegistered(credentials(1), THEN),
                new PasswordChanged(credentials(2)),
                new ItemSet(RosterItem.of(ROMEO), THEN.getEpochSecond() + 1),
                new ItemSet(RosterItem.of(PARIS), THEN.getEpochSecond() + 2),
                new ItemRemoved(PARIS, THEN.getEpochSecond() + 3),
                new SubscriptionRequested(PARIS, Xml.element("<presence type='subscribe'/>")),
                new JidsBlocked(List.of(PARIS, ROMEO)),
                new JidsUnblocked(List.of(ROMEO)),
                new VCardPublished(Xml.element("<vCard xmlns='vcard-temp'/>")),
                new ElementStored(Xml.element("<x xmlns='a:b'>1</x>")),
                new ElementStored(Xml.element("<x xmlns='a:b'>2</x>")),
                new MessageQueued(12, THEN, ROMEO, Xml.element("<message><body>hi</body></message>")));
    }

    @Test
    void an_erased_account_leaves_nothing_but_the_time() {
        AccountState erased = full().apply(ERASED);
        assertThat(erased)
                .isEqualTo(AccountState.ABSENT.with(
                        new Registration.Erased(THEN, Requester.USER, Tally.NONE, ReceiptId.NONE)));
        assertThat(erased.exists()).isFalse();
        assertThat(erased.credentials()).isNull();
    }

    @Test
    void an_account_that_is_being_erased_is_closed_but_still_has_what_it_owns() {
        AccountState erasing = full().apply(new ErasureBegun(Jid.of("juliet@example.net"), THEN, Requester.USER));
        assertThat(erasing.exists()).isFalse();
        assertThat(erasing.isErasing()).isTrue();
        assertThat(full().isErasing()).isFalse();
        assertThat(erasing.apply(ERASED).isErasing()).isFalse();
        assertThat(erasing.credentials()).isNull();
        assertThat(erasing.registration().takenUntil(Duration.ZERO)).isEqualTo(Instant.MAX);
        assertThat(erasing.roster()).isEqualTo(full().roster());
        assertThat(AccountHistory.of(erasing).stream().reduce(AccountState.ABSENT, AccountState::apply, (a, b) -> b))
                .isEqualTo(erasing.with(OfflineQueue.EMPTY));
    }

    @Test
    void the_records_of_an_account_are_counted_by_class_without_the_erasure_itself() {
        AccountState erasing = full().apply(new ErasureBegun(Jid.of("juliet@example.net"), THEN, Requester.USER));
        assertThat(AccountHistory.tally(erasing).of(RetentionClass.ACCOUNT))
                .isEqualTo(AccountHistory.of(full()).size());
        assertThat(AccountHistory.tally(erasing).of(RetentionClass.PENDING)).isEqualTo(1);
    }

    @Test
    void nothing_that_does_not_exist_begins_to_be_erased() {
        ErasureBegun begun = new ErasureBegun(Jid.of("juliet@example.net"), THEN, Requester.USER);
        assertThat(AccountState.ABSENT.apply(begun)).isEqualTo(AccountState.ABSENT);
    }

    @Test
    void an_account_registered_again_starts_empty_and_with_roster_versions_of_its_own() {
        Instant later = THEN.plusSeconds(1_000);
        AccountState again = full().apply(ERASED).apply(new AccountRegistered(credentials(3), later));
        assertThat(again.roster()).isEqualTo(Roster.startingAt(later.getEpochSecond()));
        assertThat(again.vCard()).isNull();
    }

    @Test
    void an_address_is_given_once_and_not_at_once_again() {
        Duration quarantine = Duration.ofDays(30);
        assertThat(AccountState.ABSENT.registration().takenUntil(quarantine)).isBefore(THEN);
        assertThat(full().registration().takenUntil(quarantine)).isEqualTo(Instant.MAX);
        assertThat(full().apply(ERASED).registration().takenUntil(quarantine)).isEqualTo(THEN.plus(quarantine));
    }

    @Test
    void a_changed_password_keeps_the_rest() {
        assertThat(full().registration()).isEqualTo(new Registration.Registered(credentials(2), THEN));
        assertThat(full().roster().size()).isEqualTo(1);
    }

    @Test
    void delivered_messages_leave_the_queue() {
        assertThat(full().queue().size()).isEqualTo(1);
        assertThat(full().apply(new MessagesDelivered(new long[] {11, 12})).queue())
                .isSameAs(OfflineQueue.EMPTY);
    }

    @Test
    void its_history_leads_to_the_same_state_but_for_messages_and_is_all_ACCOUNT_data() {
        AccountState state = full();
        List<AccountEvent> history = AccountHistory.of(state);
        assertThat(after(history.toArray(AccountEvent[]::new))).isEqualTo(state.with(OfflineQueue.EMPTY));
        assertThat(history).allMatch(event -> event.retention() == RetentionClass.ACCOUNT);
        AccountState erased = state.apply(ERASED);
        assertThat(after(AccountHistory.of(erased).toArray(AccountEvent[]::new)))
                .isEqualTo(erased);
        assertThat(AccountHistory.of(AccountState.ABSENT)).isEmpty();
    }

    @Test
    void an_idle_account_shares_what_is_empty() {
        AccountState idle = after(new AccountRegistered(credentials(1), THEN));
        assertThat(idle.queue()).isSameAs(AccountState.ABSENT.queue());
        assertThat(idle.blockList()).isSameAs(AccountState.ABSENT.blockList());
        assertThat(idle.privateStorage()).isSameAs(AccountState.ABSENT.privateStorage());
    }

    @Test
    void nothing_that_a_user_wrote_is_printed() {
        assertThat(full().toString()).isEqualTo("AccountState[Registered]");
        assertThat(new MessageQueued(1, THEN, ROMEO, Xml.element("<message><body>secret</body></message>")).toString())
                .doesNotContain("secret", "romeo");
        assertThat(new ItemSet(RosterItem.of(ROMEO).named("Darling", List.of("Lovers")), 1).toString())
                .doesNotContain("Darling", "Lovers", "romeo");
    }
}
