package de.pimux.actors;

import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.actors.config.ConfigException;
import de.pimux.actors.config.ConfigReader;
import de.pimux.core.datapolicy.DataPolicy;
import de.pimux.core.datapolicy.DataPolicy.Authentication;
import de.pimux.core.language.Language;
import de.pimux.core.retention.RetentionClass;
import de.pimux.core.retention.RetentionPolicy;
import de.pimux.xml.Element;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PrivacyPageTest {
    private static final Path PAGE = Path.of("..", "docs", "privacy.md");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+(?:Test|Contract))`");
    private static final Pattern SENTENCE_TEST = Pattern.compile("@Test\\s+void\\s+(\\w+)\\(");
    private static final String BEGIN = "<!-- from the code -->\n";

    @Test
    void every_test_that_it_names_exists() throws IOException {
        Set<String> named = new TreeSet<>();
        Matcher tests = TEST.matcher(Files.readString(PAGE));
        while (tests.find()) named.add(tests.group(1) + ".java");
        assertThat(named).isNotEmpty();
        assertThat(sources()).containsAll(named);
    }

    /** A sentence without its test, or the other way round, is a promise that nobody keeps. */
    @Test
    void every_sentence_of_the_policy_is_a_test_of_that_name() throws IOException {
        String source = Files.readString(Path.of("src/test/java/de/pimux/actors/wire/PolicyTest.java"));
        List<String> tests = SENTENCE_TEST
                .matcher(source)
                .results()
                .map(test -> test.group(1).replace('_', ' ').toLowerCase(Locale.ROOT))
                .toList();
        String page = Files.readString(PAGE);
        List<String> sentences = page.substring(page.indexOf("| sentence |"), page.indexOf("Sentences of the policy"))
                .lines()
                .skip(2)
                .filter(line -> line.startsWith("|"))
                .map(line -> line.split("\\|")[1].strip().toLowerCase(Locale.ROOT))
                .toList();
        assertThat(sentences).isNotEmpty().containsExactlyInAnyOrderElementsOf(tests);
    }

    private static Set<String> sources() throws IOException {
        Set<String> names = new TreeSet<>();
        for (String module : List.of("xml", "core", "journal", "actors", "bench"))
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "test"))) {
                files.forEach(file -> names.add(file.getFileName().toString()));
            }
        return names;
    }

    /** With {@code -Dpimux.write-docs=true} it writes that part of the page instead. */
    @Test
    void what_it_says_of_the_times_is_what_the_default_policy_says() throws ConfigException, IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        String expected = page.substring(0, begin) + times();
        if (Boolean.getBoolean("pimux.write-docs")) Files.writeString(PAGE, expected);
        assertThat(PAGE).hasContent(expected);
    }

    private static String times() throws ConfigException {
        RetentionPolicy policy = ConfigReader.defaults(Path.of("")).policy().retention();
        Element form = new DataPolicy(
                        policy,
                        EnumSet.allOf(RetentionClass.class),
                        Authentication.HIDDEN,
                        true,
                        false,
                        true,
                        List.of())
                .form(Language.EN);
        return form.elements().stream()
                .filter(field -> "extra_info".equals(field.attribute("var")))
                .flatMap(field -> field.elements().stream())
                .map(line -> "- " + line.text() + "\n")
                .collect(Collectors.joining());
    }
}
