package de.pimux.core.dataform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.pimux.core.Xml;
import de.pimux.core.jid.Jid;
import de.pimux.core.stanza.StanzaException;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DataFormTest {
    private static DataForm read(String text) throws StanzaException {
        return DataForm.read(Xml.element(text));
    }

    @Test
    void a_form_with_everything_reads_as_it_was_written() throws StanzaException {
        DataForm form = DataForm.of(
                        DataForm.Type.FORM,
                        "urn:example",
                        List.of(
                                Field.of(FieldType.TEXT_MULTI, "lines", "one", "two")
                                        .labelled("Lines")
                                        .described("More than one")
                                        .needed(),
                                Field.of(FieldType.LIST_SINGLE, "choice", "a")
                                        .choosingFrom(List.of(new Field.Option("A", "a"), new Field.Option(null, "b"))),
                                Field.of(FieldType.LIST_MULTI, "ids").with(Xml.element("<open xmlns='urn:more'/>"))))
                .titled("Title", "Do this", "then that");
        assertThat(DataForm.read(form.element())).isEqualTo(form);
    }

    @Test
    void a_table_of_results_reads_as_it_was_written() throws StanzaException {
        DataForm table = new DataForm(
                DataForm.Type.RESULT,
                null,
                List.of(),
                List.of(),
                List.of(Field.of(FieldType.JID_SINGLE, "jid").labelled("Who")),
                List.of(List.of(Field.of(FieldType.JID_SINGLE, "jid", "a@example.net"))));
        assertThat(DataForm.read(table.element())).isEqualTo(table);
    }

    @Test
    void values_are_read_by_type() throws StanzaException {
        DataForm form = read("<x xmlns='jabber:x:data' type='submit'>"
                + "<field var='FORM_TYPE'><value>urn:example</value></field>"
                + "<field var='who'><value>ROMEO@example.net</value></field>"
                + "<field var='yes'><value>1</value></field><field var='no'><value>false</value></field>"
                + "<field var='two'><value>a</value><value>b</value></field><field var='none'/></x>");
        assertThat(form.formType()).isEqualTo("urn:example");
        assertThat(form.jid("who")).isEqualTo(Jid.of("romeo@example.net"));
        assertThat(form.flag("yes", false)).isTrue();
        assertThat(form.flag("no", true)).isFalse();
        assertThat(form.flag("absent", true)).isTrue();
        assertThat(form.values("two")).containsExactly("a", "b");
        assertThat(form.value("none")).isNull();
        assertThat(form.field("none")).isNotNull();
        assertThat(form.field("absent")).isNull();
    }

    @Test
    void an_unknown_field_type_is_text() throws StanzaException {
        DataForm form = read("<x xmlns='jabber:x:data' type='form'><field var='a' type='colour'/></x>");
        assertThat(form.fields()).extracting(Field::type).containsExactly(FieldType.TEXT_SINGLE);
    }

    @Test
    void what_is_no_form_is_a_bad_request() {
        assertThatThrownBy(() -> read("<x xmlns='jabber:x:data'/>")).hasMessage("bad-request");
        assertThatThrownBy(() -> read("<x xmlns='jabber:x:data' type='submit'><field/></x>"))
                .hasMessage("bad-request");
        assertThatThrownBy(
                        () -> read("<x xmlns='jabber:x:data' type='submit'><field var='a'><value>@</value></field></x>")
                                .jid("a"))
                .hasMessage("jid-malformed");
        assertThatThrownBy(() ->
                        read("<x xmlns='jabber:x:data' type='submit'><field var='a'><value>ja</value></field></x>")
                                .flag("a", false))
                .hasMessage("bad-request");
    }

    @Test
    void nothing_that_a_user_wrote_is_printed() {
        assertThat(DataForm.of(DataForm.Type.SUBMIT, Field.of(FieldType.TEXT_SINGLE, "a", "secret"))
                        .toString())
                .doesNotContain("secret");
        assertThat(Field.of(FieldType.TEXT_SINGLE, "a", "secret").toString()).doesNotContain("secret");
    }
}
