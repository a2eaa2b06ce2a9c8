package de.pimux.core.command;

import de.pimux.core.language.Language;
import de.pimux.core.language.Phrase;
import de.pimux.xml.Element;
import java.util.Locale;

/** What a command tells its user beside its form (XEP-0050 §4.3). */
public record Note(Severity severity, Phrase text) {
    public enum Severity {
        INFO,
        WARN,
        ERROR
    }

    public static Note info(String english, String german) {
        return new Note(Severity.INFO, new Phrase(english, german));
    }

    public static Note warning(String english, String german) {
        return new Note(Severity.WARN, new Phrase(english, german));
    }

    Element element(Language language) {
        return Element.builder(Commands.NAMESPACE, "note")
                .attribute("type", severity.name().toLowerCase(Locale.ROOT))
                .text(text.in(language))
                .build();
    }
}
