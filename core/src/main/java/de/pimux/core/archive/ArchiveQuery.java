package de.pimux.core.archive;

import de.pimux.core.dataform.DataForm;
import de.pimux.core.dataform.Field;
import de.pimux.core.jid.Jid;
import de.pimux.core.resultset.PageRequest;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.core.stanza.StanzaException;
import de.pimux.xml.Element;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to read of an archive (XEP-0313 §4).
 *
 * @param queryId repeated in every result, or null
 * @param with only messages to or from this address, or null
 * @param start only messages of this time or later, or null
 * @param end only messages of this time or earlier, or null
 * @param afterId only messages behind the one with this id, or null
 * @param beforeId only messages in front of the one with this id, or null
 * @param ids only the messages with these ids; none stands for all
 * @param flipped whether the page is sent newest first
 */
public record ArchiveQuery(
        @Nullable String queryId,
        @Nullable Jid with,
        @Nullable Instant start,
        @Nullable Instant end,
        @Nullable String afterId,
        @Nullable String beforeId,
        List<String> ids,
        PageRequest page,
        boolean flipped) {
    private static final Set<String> FIELDS =
            Set.of(DataForm.FORM_TYPE, "with", "start", "end", "before-id", "after-id", "ids", "include-groupchat");

    public ArchiveQuery {
        ids = List.copyOf(ids);
    }

    /**
     * Reads a {@code <query/>}.
     *
     * @throws StanzaException {@code feature-not-implemented} for a field that is not known (XEP-0313 §4.1.5);
     *     {@code bad-request}; {@code jid-malformed}
     */
    public static ArchiveQuery read(Element query) throws StanzaException {
        DataForm form = form(query);
        PageRequest page = PageRequest.of(query);
        form.flag("include-groupchat", false); // there are none to include
        return new ArchiveQuery(
                query.attribute("queryid"),
                form.jid("with"),
                time(form.value("start")),
                time(form.value("end")),
                form.value("after-id"),
                form.value("before-id"),
                form.values("ids"),
                page,
                query.has(ArchiveXml.NAMESPACE, "flip-page"));
    }

    private static DataForm form(Element query) throws StanzaException {
        Element x = query.child(DataForm.NAMESPACE, "x");
        if (x == null) return DataForm.of(DataForm.Type.SUBMIT);
        DataForm form = DataForm.read(x);
        if (form.type() != DataForm.Type.SUBMIT || !ArchiveXml.NAMESPACE.equals(form.formType()))
            throw new StanzaException(Condition.BAD_REQUEST);
        for (Field field : form.fields())
            if (!FIELDS.contains(field.var())) throw new StanzaException(Condition.FEATURE_NOT_IMPLEMENTED);
        return form;
    }

    /** XEP-0082 §3.2. */
    private static @Nullable Instant time(@Nullable String text) throws StanzaException {
        if (text == null) return null;
        try {
            return OffsetDateTime.parse(text.strip()).toInstant();
        } catch (DateTimeException malformed) {
            throw new StanzaException(Condition.BAD_REQUEST);
        }
    }

    /** Whether nothing but a contact narrows the result, so that its size is known without looking at it. */
    public boolean isWhole() {
        return start == null && end == null && afterId == null && beforeId == null && ids.isEmpty();
    }

    @Override
    public String toString() {
        return "ArchiveQuery";
    }
}
