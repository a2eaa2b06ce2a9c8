package de.pimux.core.export;

import de.pimux.xml.Element;
import de.pimux.xml.ElementBuilder;
import de.pimux.xml.XmlWriter;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** Tables for programs: what is stored of an account and has no element in XEP-0227. */
public final class SectionsXml {
    private SectionsXml() {}

    public static byte[] document(List<Section> sections) {
        ElementBuilder more = Element.builder(Pie.OWN, "more");
        for (Section section : sections) more.add(element(section));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(Pie.ascii("<?xml version='1.0' encoding='UTF-8'?>\n"));
        out.writeBytes(XmlWriter.bytes(more.build(), ""));
        out.write('\n');
        return out.toByteArray();
    }

    private static Element element(Section section) {
        ElementBuilder table = Element.builder(Pie.OWN, "section").attribute("name", section.name());
        for (List<String> row : section.rows()) table.add(row(section, row));
        return table.build();
    }

    private static Element row(Section section, List<String> cells) {
        ElementBuilder row = Element.builder(Pie.OWN, "row");
        for (int i = 0; i < cells.size(); i++)
            row.add(Element.of(Pie.OWN, "cell")
                    .with("name", section.columns().get(i).english())
                    .withText(cells.get(i)));
        return row.build();
    }
}
