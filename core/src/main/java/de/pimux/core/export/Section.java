package de.pimux.core.export;

import de.pimux.core.language.Phrase;
import java.util.List;

/**
 * One table of an overview for people.
 *
 * @param name of the section in file names, in English
 * @param rows each with as many cells as there are columns
 */
public record Section(String name, Phrase title, List<Phrase> columns, List<List<String>> rows) {
    public Section {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    @Override
    public String toString() {
        return "Section[" + name + ", " + rows.size() + " rows]";
    }
}
