package de.pimux.core.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.pimux.core.Decision;
import de.pimux.core.Xml;
import de.pimux.core.account.AccountState;
import de.pimux.core.archive.ArchiveEvent.ArchivePreferencesChanged;
import de.pimux.core.archive.ArchiveEvent.ArchiveRetentionChanged;
import de.pimux.core.archive.ArchivePreferences.Default;
import de.pimux.core.jid.Jid;
import de.pimux.core.roster.Roster;
import de.pimux.core.roster.RosterEvent.ItemSet;
import de.pimux.core.roster.RosterItem;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.core.stanza.StanzaException;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ArchivePreferencesTest {
    private static final Jid ROMEO = Jid.of("romeo@montague.lit/orchard");
    private static final Jid MONTAGUE = Jid.of("montague@montague.lit");
    private static final Roster WITH_ROMEO = AccountState.ABSENT
            .apply(new ItemSet(RosterItem.of(ROMEO.bare()), 1))
            .roster();

    private static ArchivePreferences read(String text) throws StanzaException {
        return ArchivePreferences.read(Xml.element(text));
    }

    @Test
    void the_default_decides_on_addresses_of_neither_list() {
        assertThat(ArchivePreferences.of(Default.ALWAYS).archives(ROMEO, Roster.EMPTY))
                .isTrue();
        assertThat(ArchivePreferences.of(Default.NEVER).archives(ROMEO, WITH_ROMEO))
                .isFalse();
        assertThat(ArchivePreferences.of(Default.ROSTER).archives(ROMEO, WITH_ROMEO))
                .isTrue();
        assertThat(ArchivePreferences.of(Default.ROSTER).archives(ROMEO, Roster.EMPTY))
                .isFalse();
    }

    @Test
    void nothing_is_archived_only_where_never_has_no_exception() {
        assertThat(ArchivePreferences.of(Default.NEVER).archivesNothing()).isTrue();
        assertThat(new ArchivePreferences(Default.NEVER, List.of(MONTAGUE), List.of()).archivesNothing())
                .isFalse();
        assertThat(ArchivePreferences.of(Default.ROSTER).archivesNothing()).isFalse();
    }

    @Test
    void a_bare_entry_stands_for_all_resources_and_a_full_one_for_itself() {
        ArchivePreferences bare = new ArchivePreferences(Default.NEVER, List.of(ROMEO.bare()), List.of());
        assertThat(bare.archives(ROMEO, Roster.EMPTY)).isTrue();
        assertThat(bare.archives(ROMEO.bare(), Roster.EMPTY)).isTrue();
        ArchivePreferences full = new ArchivePreferences(Default.ALWAYS, List.of(), List.of(ROMEO));
        assertThat(full.archives(ROMEO, Roster.EMPTY)).isFalse();
        assertThat(full.archives(ROMEO.bare(), Roster.EMPTY)).isTrue();
    }

    @Test
    void an_address_on_both_lists_is_not_archived() {
        assertThat(new ArchivePreferences(Default.ALWAYS, List.of(ROMEO), List.of(ROMEO.bare()))
                        .archives(ROMEO, WITH_ROMEO))
                .isFalse();
    }

    @Test
    void preferences_read_as_the_XEP_shows_them_and_write_the_same() throws StanzaException {
        String text = "<prefs xmlns='urn:xmpp:mam:2' default='roster'>"
                + "<always><jid>romeo@montague.lit</jid></always><never><jid>montague@montague.lit</jid></never></prefs>";
        ArchivePreferences preferences = read(text);
        assertThat(preferences)
                .isEqualTo(new ArchivePreferences(Default.ROSTER, List.of(ROMEO.bare()), List.of(MONTAGUE)));
        assertThat(preferences.element()).isEqualTo(Xml.element(text));
        assertThat(ArchivePreferences.of(Default.NEVER).element())
                .isEqualTo(Xml.element("<prefs xmlns='urn:xmpp:mam:2' default='never'><always/><never/></prefs>"));
    }

    @Test
    void broken_preferences_are_refused() {
        assertThatThrownBy(() -> read("<prefs xmlns='urn:xmpp:mam:2'/>")).hasMessage("bad-request");
        assertThatThrownBy(() -> read("<prefs xmlns='urn:xmpp:mam:2' default='sometimes'/>"))
                .hasMessage("bad-request");
        assertThatThrownBy(() ->
                        read("<prefs xmlns='urn:xmpp:mam:2' default='never'><always><jid>@</jid></always></prefs>"))
                .hasMessage("jid-malformed");
        StringBuilder many = new StringBuilder("<prefs xmlns='urn:xmpp:mam:2' default='never'><always>");
        for (int i = 0; i <= ArchivePreferences.MAX_JIDS; i++)
            many.append("<jid>a").append(i).append("@b.c</jid>");
        assertThatThrownBy(() -> read(many + "</always></prefs>")).hasMessage("resource-constraint");
    }

    @Test
    void who_never_chose_follows_the_operator() {
        assertThat(ArchiveSettings.UNTOUCHED.preferences(Default.ROSTER))
                .isEqualTo(ArchivePreferences.of(Default.ROSTER));
        assertThat(ArchiveSettings.UNTOUCHED.retentionDays(30)).isEqualTo(30);
        ArchivePreferences always = ArchivePreferences.of(Default.ALWAYS);
        assertThat(ArchiveSettings.UNTOUCHED.prefer(always))
                .isEqualTo(Decision.accept(new ArchivePreferencesChanged(always)));
        assertThat(ArchiveSettings.UNTOUCHED.with(always).prefer(always)).isEqualTo(Decision.accept());
    }

    @Test
    void an_owner_may_shorten_the_life_of_messages_and_not_lengthen_it() {
        ArchiveSettings untouched = ArchiveSettings.UNTOUCHED;
        assertThat(untouched.retain(7, 30)).isEqualTo(Decision.accept(new ArchiveRetentionChanged(7)));
        assertThat(untouched.retain(31, 30)).isEqualTo(Decision.refuse(Condition.NOT_ACCEPTABLE));
        assertThat(untouched.retain(-1, 30)).isEqualTo(Decision.refuse(Condition.NOT_ACCEPTABLE));
        assertThat(untouched.retain(0, 30)).isEqualTo(Decision.accept());
        ArchiveSettings week = untouched.withRetention(7);
        assertThat(week.retentionDays(30)).isEqualTo(7);
        assertThat(week.retentionDays(5))
                .as("the operator shortened the policy")
                .isEqualTo(5);
        assertThat(week.withRetention(0)).isSameAs(ArchiveSettings.UNTOUCHED);
    }
}
