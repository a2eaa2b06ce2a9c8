package de.pimux.core.guard;

import de.pimux.core.guard.FailedLoginEvent.FailureNoted;
import de.pimux.xml.Attribute;
import de.pimux.xml.Element;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the owner of an account is told after somebody tried wrong passwords. No address is in it: messages are copied to
 * devices and archives, where it would outlive its days; the export of the account shows it.
 */
public final class FailureNotice {
    /** Times that are spelled out; of more, only the last ones. */
    static final int MAX_TIMES = 10;

    private static final DateTimeFormatter GERMAN = DateTimeFormatter.ofPattern("d.M.yyyy HH:mm 'UTC'", Locale.ROOT);
    private static final DateTimeFormatter ENGLISH = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT);

    private FailureNotice() {}

    /**
     * A message for the bare address of the account, from the server's domain.
     *
     * @param language of the owner's stream (RFC 5646), or null; there are German and English
     */
    public static Element message(
            String domain, String account, List<FailureNoted> failures, @Nullable String language) {
        boolean german = language != null && language.toLowerCase(Locale.ROOT).matches("de(-.*)?");
        return Element.builder("jabber:client", "message")
                .attribute("from", domain)
                .attribute("to", account)
                .attribute(Attribute.XML_NAMESPACE, "lang", german ? "de" : "en")
                .add(Element.of("jabber:client", "body").withText(german ? german(failures) : english(failures)))
                .build();
    }

    private static String german(List<FailureNoted> failures) {
        String count = failures.size() == 1
                ? "Eine Anmeldung an deinem Konto ist"
                : failures.size() + " Anmeldungen an deinem Konto sind";
        return count + " seit deiner letzten an einem falschen Passwort gescheitert: " + times(failures, GERMAN)
                + ". Wenn du das nicht warst, hat jemand dein Passwort zu raten versucht; wähle ein langes, das du"
                + " sonst nirgends benutzt.";
    }

    private static String english(List<FailureNoted> failures) {
        String count =
                failures.size() == 1 ? "A login to your account has" : failures.size() + " logins to your account have";
        return count + " failed for a wrong password since your last one: " + times(failures, ENGLISH)
                + ". If that wasn't you, somebody has tried to guess your password; choose a long one that you use"
                + " nowhere else.";
    }

    private static String times(List<FailureNoted> failures, DateTimeFormatter format) {
        int skipped = Math.max(0, failures.size() - MAX_TIMES);
        String shown = failures.stream()
                .skip(skipped)
                .map(failure -> format.format(minute(failure.at())))
                .collect(Collectors.joining(", "));
        return skipped == 0 ? shown : "…, " + shown;
    }

    private static java.time.OffsetDateTime minute(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
