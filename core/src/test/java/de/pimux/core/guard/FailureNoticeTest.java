package de.pimux.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.guard.FailedLoginEvent.FailureNoted;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FailureNoticeTest {
    private static final FailureNoted FAILURE =
            new FailureNoted(Instant.parse("2026-11-23T09:05:30Z"), new Origin("192.0.2.1"));

    private static String text(List<FailureNoted> failures, String language) {
        String text = FailureNotice.message("example.org", "alice@example.org", failures, language)
                .childText("jabber:client", "body");
        return text == null ? "" : text;
    }

    @Test
    void it_says_how_many_and_when_but_not_from_where() {
        assertThat(text(List.of(FAILURE), "en"))
                .startsWith("A login to your account has failed")
                .contains("2026-11-23 09:05 UTC")
                .doesNotContain("192.0.2.1");
        assertThat(text(List.of(FAILURE, FAILURE), "en")).startsWith("2 logins to your account have failed");
    }

    @Test
    void it_speaks_German_to_those_who_do_and_English_to_all_others() {
        assertThat(text(List.of(FAILURE), "de-AT"))
                .startsWith("Eine Anmeldung an deinem Konto")
                .contains("23.11.2026 09:05 UTC");
        assertThat(text(List.of(FAILURE), "den")).startsWith("A login");
        assertThat(FailureNotice.message("example.org", "alice@example.org", List.of(FAILURE), null)
                        .attribute("http://www.w3.org/XML/1998/namespace", "lang"))
                .isEqualTo("en");
    }

    @Test
    void of_many_it_spells_out_the_last_ones() {
        assertThat(text(Collections.nCopies(FailureNotice.MAX_TIMES + 1, FAILURE), "en"))
                .contains("…, ")
                .hasSizeLessThan(600);
    }
}
