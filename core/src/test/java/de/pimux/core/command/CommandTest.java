package de.pimux.core.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.pimux.core.Xml;
import de.pimux.core.dataform.DataForm;
import de.pimux.core.dataform.Field;
import de.pimux.core.dataform.FieldType;
import de.pimux.core.language.Language;
import de.pimux.core.stanza.StanzaError;
import de.pimux.core.stanza.StanzaException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CommandTest {
    private static final CommandPage PAGE = CommandPage.more(
            language -> DataForm.of(DataForm.Type.FORM, Field.of(FieldType.TEXT_SINGLE, language.tag())));

    private static CommandRequest read(String iqAttributes, String commandAttributes, String children)
            throws StanzaException {
        return CommandRequest.read(Xml.iq("<iq type='set' id='exec1' " + iqAttributes + "><command xmlns='"
                + Commands.NAMESPACE + "' " + commandAttributes + ">" + children + "</command></iq>"));
    }

    private static StanzaError refusal(String commandAttributes, String children) {
        try {
            throw new AssertionError(read("", commandAttributes, children));
        } catch (StanzaException refused) {
            return refused.error();
        }
    }

    @Test
    void a_request_is_read_as_the_xep_shows_it() throws StanzaException {
        CommandRequest request = read(
                "",
                "node='config' sessionid='config:20020923T213616Z-700'",
                "<x xmlns='jabber:x:data' type='submit'><field var='service'><value>httpd</value></field></x>");
        assertThat(request.node()).isEqualTo("config");
        assertThat(request.sessionId()).isEqualTo("config:20020923T213616Z-700");
        assertThat(request.action()).isEqualTo(Action.EXECUTE);
        assertThat(request.value("service")).isEqualTo("httpd");
        assertThat(request.flag("absent", true)).isTrue();
    }

    @Test
    void what_is_wrong_with_a_request_is_told() {
        assertThat(refusal("node='n' action='jump'", "")).isEqualTo(CommandError.MALFORMED_ACTION.error());
        assertThat(refusal("", "")).isEqualTo(StanzaError.of(StanzaError.Condition.BAD_REQUEST));
        assertThat(refusal("node='n'", "<x xmlns='jabber:x:data' type='nonsense'/>"))
                .isEqualTo(CommandError.BAD_PAYLOAD.error());
    }

    @Test
    void a_form_that_is_cancelled_cancels_the_command() throws StanzaException {
        assertThat(read("", "node='n' action='next'", "<x xmlns='jabber:x:data' type='cancel'/>")
                        .action())
                .isEqualTo(Action.CANCEL);
    }

    @ParameterizedTest
    @CsvSource({"de, '', DE", "de-AT, '', DE", "'', de, DE", "en-us, de, EN", "fr, '', EN", "'', '', EN"})
    void the_language_of_the_iq_comes_before_that_of_the_command(String iq, String command, Language expected)
            throws StanzaException {
        String onIq = iq.isEmpty() ? "" : "xml:lang='" + iq + "'";
        String onCommand = command.isEmpty() ? "" : " xml:lang='" + command + "'";
        assertThat(read(onIq, "node='n'" + onCommand, "").language()).isEqualTo(expected);
    }

    @Test
    void execute_means_what_the_page_says_and_only_what_it_allows_is_taken() throws StanzaException {
        assertThat(PAGE.understand(Action.EXECUTE)).isEqualTo(Action.NEXT);
        assertThat(PAGE.understand(Action.CANCEL)).isEqualTo(Action.CANCEL);
        assertThat(PAGE.withPrev().understand(Action.PREV)).isEqualTo(Action.PREV);
        for (Action refused : new Action[] {Action.PREV, Action.COMPLETE})
            assertThatThrownBy(() -> PAGE.understand(refused))
                    .isInstanceOfSatisfying(
                            StanzaException.class,
                            e -> assertThat(e.error()).isEqualTo(CommandError.BAD_ACTION.error()));
    }

    @Test
    void a_page_is_written_in_the_language_of_its_user() {
        assertThat(PAGE.withPrev().with(Note.info("Well", "Gut")).element("config", "s1", Language.DE))
                .isEqualTo(Xml.element("<command xmlns='http://jabber.org/protocol/commands' node='config'"
                        + " sessionid='s1' status='executing' xml:lang='de'><actions"
                        + " execute='next'><prev/><next/></actions><x xmlns='jabber:x:data' type='form'><field"
                        + " var='de' type='text-single'/></x><note type='info'>Gut</note></command>"));
        assertThat(CommandPage.completed(Note.warning("Oh", "Oh")).element("config", "s1", Language.EN))
                .isEqualTo(Xml.element("<command xmlns='http://jabber.org/protocol/commands' node='config'"
                        + " sessionid='s1' status='completed' xml:lang='en'><note type='warn'>Oh</note></command>"));
    }
}
