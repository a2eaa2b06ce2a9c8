package de.pimux.core.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.pimux.core.Xml;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.core.stanza.StanzaException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SlotRequestTest {
    private static SlotRequest request(String attributes, String content) throws StanzaException {
        return SlotRequest.of(
                Xml.element("<request xmlns='urn:xmpp:http:upload:0' " + attributes + ">" + content + "</request>"));
    }

    private static Condition refusal(String attributes, String content) {
        try {
            request(attributes, content);
            throw new AssertionError("it is accepted");
        } catch (StanzaException refused) {
            return refused.error().condition();
        }
    }

    @Test
    void a_request_names_the_file_its_size_and_its_type() throws StanzaException { // XEP-0363, example 5
        assertThat(request("filename='très cool.jpg' size='23456' content-type='image/jpeg'", ""))
                .isEqualTo(new SlotRequest("tr%C3%A8s%20cool.jpg", 23456, new MediaType("image/jpeg")));
    }

    @Test
    void the_type_may_be_missing() throws StanzaException {
        assertThat(request("filename='a' size='1'", "").type()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "size='1'",
                "filename='a'",
                "filename='' size='1'",
                "filename='a' size='0'",
                "filename='a' size='-1'",
                "filename='a' size='1.5'",
                "filename='a' size='9999999999999999999'",
                "filename='a' size='1' content-type='image'",
                "filename='a' size='1' content-type='image/x&#10;y'"
            })
    void what_the_schema_does_not_allow_is_a_bad_request(String attributes) {
        assertThat(refusal(attributes, "")).isEqualTo(Condition.BAD_REQUEST);
    }

    @Test
    void a_name_that_no_file_system_takes_is_not_acceptable() {
        assertThat(refusal("filename='" + "ä".repeat(128) + "' size='1'", "")).isEqualTo(Condition.NOT_ACCEPTABLE);
    }

    @Test
    void the_purpose_is_a_message_and_no_other() throws StanzaException {
        assertThat(request("filename='a' size='1'", "<message xmlns='urn:xmpp:http:upload:purpose:0'/>")
                        .size())
                .isEqualTo(1);
        for (String purpose : new String[] {"profile", "permanent", "ephemeral"})
            assertThat(refusal("filename='a' size='1'", "<" + purpose + " xmlns='urn:xmpp:http:upload:purpose:0'/>"))
                    .isEqualTo(Condition.FEATURE_NOT_IMPLEMENTED);
    }

    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd, .._.._etc_passwd",
        "..\\x, .._x",
        "., _",
        ".., _",
        "a?b#c%d, a%3Fb%23c%25d",
        "'a\tb', a_b",
    })
    void a_name_never_makes_a_path(String name, String segment) {
        assertThat(LinkName.of(name)).isEqualTo(segment);
    }

    @Test
    void what_is_none_is_no_media_type() {
        assertThatThrownBy(() -> new MediaType("text/html; charset=utf-8"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(MediaType.parse("Text/HTML; charset=utf-8")).isEqualTo(new MediaType("text/html"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "image/svg+xml", "application/pdf", "text/plain", "application/octet-stream"})
    void what_a_browser_may_run_is_to_be_saved(String type) {
        assertThat(new MediaType(type).mayBeShown()).isFalse();
    }

    @Test
    void pictures_are_shown() {
        assertThat(new MediaType("image/jpeg").mayBeShown()).isTrue();
    }
}
