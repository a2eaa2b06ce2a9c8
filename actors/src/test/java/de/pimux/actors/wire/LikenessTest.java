package de.pimux.actors.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LikenessTest {
    @Test
    void attributes_that_are_not_named_are_free() {
        same("<iq type='result'/>", "<iq id='1' from='a' type='result'/>");
        different("<iq type='result'/>", "<iq type='error'/>", "expected type='result', but it is 'error'");
        different("<iq to='x'/>", "<iq/>", "expected to='x', but it is absent");
    }

    @Test
    void a_star_is_any_value_and_a_dash_is_none() {
        same("<iq id='*' to='-'/>", "<iq id='1'/>");
        different("<iq id='*'/>", "<iq/>", "absent");
        different("<iq to='-'/>", "<iq to='a'/>", "expected to='-'");
    }

    @Test
    void children_come_in_any_order_but_all_of_them() {
        same(
                "<message><body>hi</body><thread>1</thread></message>",
                "<message><thread>1</thread><body>hi</body></message>");
        different("<message><body>hi</body></message>", "<message/>", "there is no <body>hi</body>");
        different("<message/>", "<message><body>hi</body></message>", "more than expected: <body>hi</body>");
        different("<message><body>hi</body></message>", "<message><body>ho</body></message>", "the text 'hi'");
    }

    @Test
    void there_may_be_more_where_the_test_says_so() {
        same(
                "<message><body>*</body><etc xmlns='test'/></message>",
                "<message><x xmlns='y'/><body>hi</body></message>");
    }

    @Test
    void namespaces_count() {
        different("<x xmlns='a'/>", "<x xmlns='b'/>", "expected <x xmlns='a'/>, but it is <x xmlns='b'/>");
    }

    private static void same(String expected, String actual) {
        assertThat(Likeness.difference(Xml.parse(expected), Xml.parse(actual))).isEmpty();
    }

    private static void different(String expected, String actual, String words) {
        assertThat(Likeness.difference(Xml.parse(expected), Xml.parse(actual)))
                .hasValueSatisfying(said -> assertThat(said).contains(words));
    }
}
