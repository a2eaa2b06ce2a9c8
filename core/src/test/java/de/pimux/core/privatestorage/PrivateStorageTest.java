package de.pimux.core.privatestorage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.pimux.core.Decision;
import de.pimux.core.Xml;
import de.pimux.core.privatestorage.PrivateStorageEvent.ElementStored;
import de.pimux.core.stanza.StanzaError;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.core.stanza.StanzaException;
import de.pimux.xml.Element;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PrivateStorageTest {
    private static final Element EXODUS =
            Xml.element("<exodus xmlns='exodus:prefs'><defaultnick>Hamlet</defaultnick></exodus>");
    private static final int MAX_BYTES = 120;

    private static Element query(String content) {
        return Xml.element("<query xmlns='jabber:iq:private'>" + content + "</query>");
    }

    @Test
    void what_was_stored_is_found_by_its_name() throws StanzaException { // XEP-0049, examples 1 and 2
        assertThat(PrivateStorage.EMPTY.with(EXODUS).find(query("<exodus xmlns='exodus:prefs'/>")))
                .isEqualTo(EXODUS);
    }

    @Test
    void what_was_never_stored_is_empty() throws StanzaException {
        assertThat(PrivateStorage.EMPTY.find(query("<storage xmlns='storage:bookmarks'/>")))
                .isEqualTo(Xml.element("<storage xmlns='storage:bookmarks'/>"));
    }

    @Test
    void a_set_may_bring_several_names_each_of_which_replaces_its_own() throws StanzaException {
        Element query = query("<a xmlns='p:q'>1</a><b xmlns='p:q'/>");
        assertThat(PrivateStorage.EMPTY.store(query, MAX_BYTES))
                .isEqualTo(Decision.accept(query.elements().stream()
                        .<PrivateStorageEvent>map(ElementStored::new)
                        .toList()));
        Element newer = Xml.element("<a xmlns='p:q'>2</a>");
        assertThat(PrivateStorage.EMPTY
                        .with(Xml.element("<a xmlns='p:q'>1</a>"))
                        .with(newer)
                        .elements())
                .containsExactly(newer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<mine/>", "<body xmlns='jabber:client'/>"})
    void a_name_without_a_namespace_of_its_own_is_not_acceptable(String content) {
        assertRefused(() -> PrivateStorage.EMPTY.store(query(content), MAX_BYTES));
        assertRefused(() -> PrivateStorage.EMPTY.find(query(content)));
    }

    @Test
    void two_names_are_not_found_at_once() {
        assertRefused(() -> PrivateStorage.EMPTY.find(query("<a xmlns='p:q'/><b xmlns='r:s'/>")));
    }

    @Test
    void what_is_kept_already_counts_for_the_limit() throws StanzaException {
        Element large = query("<a xmlns='p:q'>" + "x".repeat(80) + "</a>");
        assertThat(PrivateStorage.EMPTY.store(large, MAX_BYTES)).isInstanceOf(Decision.Accepted.class);
        assertThat(PrivateStorage.EMPTY.with(EXODUS).store(large, MAX_BYTES))
                .isEqualTo(Decision.refuse(Condition.NOT_ACCEPTABLE));
    }

    private static void assertRefused(ThrowingCallable request) {
        assertThatThrownBy(request)
                .isInstanceOfSatisfying(
                        StanzaException.class,
                        refused -> assertThat(refused.error()).isEqualTo(StanzaError.of(Condition.NOT_ACCEPTABLE)));
    }
}
