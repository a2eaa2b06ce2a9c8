package de.pimux.core.export;

import de.pimux.core.language.Language;
import de.pimux.core.language.Phrase;
import java.time.Instant;
import java.util.List;

/** A page that tells an owner what is stored. It needs nothing but itself: no script, no style, nothing from elsewhere. */
public final class Overview {
    private static final Phrase TITLE =
            new Phrase("What this server stores of you", "Was dieser Server von dir speichert");
    private static final Phrase FILES = new Phrase(
            "Everything else, and all of this for programs, is in account.xml (XEP-0227).",
            "Alles Weitere, und all dies für Programme, steht in account.xml (XEP-0227).");
    private static final Phrase NOTHING = new Phrase("nothing", "nichts");

    private Overview() {}

    public static String html(Language language, Instant at, List<Section> sections) {
        StringBuilder page = new StringBuilder(4_096)
                .append("<!DOCTYPE html>\n<html lang='")
                .append(language.tag())
                .append("'><head><meta charset='UTF-8'><title>")
                .append(escaped(TITLE.in(language)))
                .append("</title></head><body>\n<h1>")
                .append(escaped(TITLE.in(language)))
                .append("</h1>\n<p>")
                .append(escaped(at.toString()))
                .append("</p>\n<p>")
                .append(escaped(FILES.in(language)))
                .append("</p>\n");
        for (Section section : sections) append(section, language, page);
        return page.append("</body></html>\n").toString();
    }

    private static void append(Section section, Language language, StringBuilder page) {
        page.append("<h2>").append(escaped(section.title().in(language))).append("</h2>\n");
        if (section.rows().isEmpty()) {
            page.append("<p>").append(escaped(NOTHING.in(language))).append("</p>\n");
            return;
        }
        page.append("<table border='1'>\n<tr>");
        for (Phrase column : section.columns())
            page.append("<th>").append(escaped(column.in(language))).append("</th>");
        page.append("</tr>\n");
        for (List<String> row : section.rows()) {
            page.append("<tr>");
            for (String cell : row) page.append("<td>").append(escaped(cell)).append("</td>");
            page.append("</tr>\n");
        }
        page.append("</table>\n");
    }

    /** Whatever somebody else wrote stays text. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.chars().forEach(c -> {
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '\'' -> escaped.append("&#39;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.append((char) c);
            }
        });
        return escaped.toString();
    }
}
