package de.pimux.journal.codec.account;

import de.pimux.core.jid.Jid;
import de.pimux.core.retention.ShelfPosition;
import de.pimux.journal.codec.CodecException;
import de.pimux.journal.codec.Input;
import de.pimux.journal.codec.Output;
import de.pimux.xml.Element;
import de.pimux.xml.Markup;
import de.pimux.xml.WrittenElement;
import de.pimux.xml.XmlBuffer;
import de.pimux.xml.XmlFragment;
import de.pimux.xml.XmlLimits;
import de.pimux.xml.XmlStreamException;
import de.pimux.xml.XmlWriter;
import java.time.LocalDate;

/** Values that events of several features and entities hold. */
public final class Values {
    private Values() {}

    public static void jid(Jid jid, Output out) {
        out.text(jid.text());
    }

    public static Jid jid(Input in) {
        return Jid.of(in.text());
    }

    public static void element(Markup element, Output out) {
        XmlBuffer xml = XmlWriter.written(element, "");
        out.bytes(xml.array(), xml.size());
    }

    public static Element element(Input in) {
        try {
            return XmlFragment.parse(in.bytes(), XmlLimits.NONE);
        } catch (XmlStreamException e) {
            throw new CodecException("a stored element is not well-formed", e);
        }
    }

    /** As it was written by {@link #element}; read by whoever needs it as a tree. */
    static WrittenElement written(Input in) {
        return WrittenElement.ofBytes(in.bytes());
    }

    static void position(ShelfPosition position, Output out) {
        out.number(position.day().toEpochDay()).number(position.sequence());
    }

    static ShelfPosition position(Input in) {
        return new ShelfPosition(LocalDate.ofEpochDay(in.number()), in.number());
    }
}
