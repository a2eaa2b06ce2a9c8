package de.pimux.core.datapolicy;

import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.datapolicy.DataPolicy.Authentication;
import de.pimux.core.language.Language;
import de.pimux.core.retention.RetentionClass;
import de.pimux.core.retention.RetentionPolicy;
import de.pimux.xml.Element;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DataPolicyTest {
    private static final RetentionPolicy THIRTY = RetentionPolicy.of(30, 30, 7, 7);
    private static final RetentionPolicy FOURTEEN = RetentionPolicy.of(14, 14, 1, 1);

    private static DataPolicy server(RetentionPolicy policy) {
        return new DataPolicy(
                policy, EnumSet.allOf(RetentionClass.class), Authentication.HIDDEN, true, false, true, List.of());
    }

    private static List<String> values(Element form, String name) {
        return form.elements().stream()
                .filter(field -> name.equals(field.attribute("var")))
                .flatMap(field -> field.elements().stream())
                .map(Element::text)
                .toList();
    }

    @Test
    void the_form_is_that_of_the_extension() {
        Element form = server(THIRTY).form(Language.EN);
        assertThat(form.attribute("type")).isEqualTo("result");
        assertThat(values(form, "FORM_TYPE")).containsExactly("urn:xmpp:data-policy:0");
        assertThat(values(form, "auth_data")).containsExactly("hidden");
        assertThat(values(form, "full_erasure")).containsExactly("true");
        assertThat(values(form, "encryption_at_rest")).containsExactly("true");
        assertThat(values(form, "access_policy")).containsExactly("admins");
    }

    @Test
    void messages_that_wait_for_their_owner_make_the_retention_of_accounts_infinite() {
        assertThat(values(server(THIRTY).form(Language.EN), "data_retention")).containsExactly("infinite");
    }

    @Test
    void a_service_with_an_end_tells_its_longest_time_in_hours() {
        assertThat(DataPolicy.ofService(THIRTY, Set.of(RetentionClass.UPLOAD)).retention())
                .isEqualTo("720");
        assertThat(DataPolicy.ofService(FOURTEEN, Set.of(RetentionClass.ARCHIVE, RetentionClass.SECURITY))
                        .retention())
                .isEqualTo("336");
        assertThat(DataPolicy.ofService(THIRTY, Set.of(RetentionClass.VOLATILE)).retention())
                .isEqualTo("0");
    }

    @Test
    void other_days_in_the_policy_are_other_days_in_the_form() {
        assertThat(values(server(THIRTY).form(Language.EN), "extra_info"))
                .hasSize(RetentionClass.values().length)
                .anyMatch(line -> line.startsWith("Message archive: 30 days"))
                .anyMatch(line -> line.startsWith("Failed logins") && line.contains("7 days"));
        assertThat(values(server(FOURTEEN).form(Language.EN), "extra_info"))
                .anyMatch(line -> line.startsWith("Message archive: 14 days"))
                .anyMatch(line -> line.contains(": 1 day."))
                .noneMatch(line -> line.contains("30"));
    }

    @Test
    void it_is_explained_in_german_to_those_who_ask_in_german() {
        assertThat(Language.of("de")).isEqualTo(Language.DE);
        assertThat(Language.of("de-AT")).isEqualTo(Language.DE);
        assertThat(Language.of("den")).isEqualTo(Language.EN);
        assertThat(Language.of(null)).isEqualTo(Language.EN);
        assertThat(values(server(FOURTEEN).form(Language.DE), "extra_info"))
                .anyMatch(line -> line.startsWith("Nachrichtenarchiv: 14 Tage"))
                .anyMatch(line -> line.contains(": 1 Tag."));
    }
}
