package de.pimux.core.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import de.pimux.core.jid.Jid;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.core.stanza.StanzaException;
import de.pimux.xml.Element;
import de.pimux.xml.ElementBuilder;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RegistrationTest {
    private static final Jid DOMAIN = Jid.of("example.org");
    private static final Jid BILL = Jid.of("bill@example.org");

    @Test
    void the_name_is_normalised_where_it_comes_in() throws StanzaException {
        assertThat(RegistrationForm.read(form("BiLL", "Calliope"), DOMAIN).account())
                .isEqualTo(BILL);
    }

    @Test
    void fields_nobody_asked_for_are_tolerated() throws StanzaException {
        Element form = form("bill", "Calliope").with(field("email", "bard@shakespeare.lit"));
        assertThat(RegistrationForm.read(form, DOMAIN).password()).isEqualTo("Calliope");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "admin", "Postmaster", "a b", "a@b", "a/b"})
    void a_name_that_is_reserved_or_no_localpart_is_not_acceptable(String name) {
        refuses(Condition.NOT_ACCEPTABLE, () -> RegistrationForm.read(form(name, "Calliope"), DOMAIN));
    }

    @Test
    void an_empty_password_is_not_acceptable() {
        refuses(Condition.NOT_ACCEPTABLE, () -> RegistrationForm.read(form("bill", ""), DOMAIN));
    }

    @Test
    void a_removal_before_a_login_needs_registration() {
        refuses(Condition.REGISTRATION_REQUIRED, () -> RegistrationForm.read(query(field("remove", "")), DOMAIN));
    }

    @Test
    void the_owner_changes_the_password() throws StanzaException {
        assertThat(RegistrationChange.read(form("bill", "newpass"), BILL))
                .isEqualTo(new RegistrationChange.NewPassword("newpass"));
    }

    @Test
    void nobody_changes_the_password_of_another() {
        refuses(Condition.NOT_ALLOWED, () -> RegistrationChange.read(form("juliet", "newpass"), BILL));
    }

    @Test
    void a_removal_says_nothing_else() {
        refuses(
                Condition.BAD_REQUEST,
                () -> RegistrationChange.read(query(field("remove", ""), field("username", "bill")), BILL));
    }

    @Test
    void a_password_does_not_print() throws StanzaException {
        assertThat(RegistrationForm.read(form("bill", "Calliope"), DOMAIN))
                .asString()
                .doesNotContain("Calliope", "bill");
        assertThat(RegistrationChange.read(form("bill", "Calliope"), BILL))
                .asString()
                .doesNotContain("Calliope");
    }

    private interface Reading {
        Object read() throws StanzaException;
    }

    private static void refuses(Condition condition, Reading reading) {
        assertThatExceptionOfType(StanzaException.class)
                .isThrownBy(reading::read)
                .satisfies(refused -> assertThat(refused.error().condition()).isEqualTo(condition));
    }

    private static Element form(String username, String password) {
        return query(field("username", username), field("password", password));
    }

    private static Element query(Element... fields) {
        ElementBuilder query = Element.builder(RegistrationForm.NAMESPACE, "query");
        for (Element field : fields) query.add(field);
        return query.build();
    }

    private static Element field(String name, String value) {
        Element empty = Element.of(RegistrationForm.NAMESPACE, name);
        return value.isEmpty() ? empty : empty.withText(value);
    }
}
