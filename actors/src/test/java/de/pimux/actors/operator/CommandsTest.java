package de.pimux.actors.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CommandsTest {
    @Test
    void everything_that_a_bean_can_do_is_described() {
        for (Class<?> bean : Commands.BEANS.values()) {
            assertThat(bean.getAnnotation(Described.class))
                    .as(bean.getSimpleName())
                    .isNotNull();
            for (Method method : bean.getMethods()) {
                assertThat(method.getAnnotation(Described.class))
                        .as(method.getName())
                        .isNotNull();
                for (Parameter parameter : method.getParameters())
                    assertThat(parameter.getAnnotation(Named.class))
                            .as(method.getName())
                            .isNotNull();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "accounts create ann, accounts create",
        "accounts create --from file, accounts create --from",
        "accounts create-from file, accounts create --from",
        "accounts exists ann, accounts exists",
        "accounts erase ann, accounts erase",
        "accounts reset-password ann, accounts reset-password",
        "accounts export ann --to file, accounts export",
        "accounts export --to file ann, accounts export",
        "accounts import file, accounts import",
        "accounts restrict ann, accounts restrict",
        "accounts unrestrict ann, accounts unrestrict",
        "accounts restricted ann, accounts restricted",
        "sessions list ann, sessions list",
        "sessions end ann, sessions end",
        "sessions end-one ann phone, sessions end-one",
        "guard failures 192.0.2.1, guard failures",
        "retention calendar, retention calendar",
        "retention overdue, retention overdue",
        "retention erasures, retention erasures",
        "retention scrub, retention scrub",
        "retention renew-keys, retention renew-keys",
        "journal status, journal status",
        "journal scrub, journal scrub",
        "journal free-bytes, journal free-bytes",
        "streams status, streams status"
    })
    void a_command_is_found_by_its_words(String line, String name) {
        assertThat(Commands.find(List.of(line.split(" ", -1))))
                .hasValueSatisfying(match -> assertThat(match.command().name()).isEqualTo(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accounts",
                "accounts create",
                "accounts create --from",
                "accounts create ann secret",
                "accounts exists",
                "accounts exists ann bob",
                "accounts creat ann",
                "accounts export ann",
                "accounts export ann file",
                "accounts export ann --to",
                "accounts export --to file",
                "accounts export ann --to file more",
                "accounts import",
                "journal",
                "journal scrub now",
                "nonsense status"
            })
    void no_command_is_guessed(String line) {
        assertThat(Commands.find(List.of(line.split(" ", -1)))).isEmpty();
    }

    @Test
    void no_two_commands_share_their_words() {
        assertThat(Commands.TABLE.stream()
                        .flatMap(command -> command.verbs().stream().map(verb -> command.noun() + " " + verb)))
                .doesNotHaveDuplicates();
    }

    @Test
    void what_cannot_be_undone_is_marked() {
        assertThat(Commands.TABLE.stream().filter(Command::destructive).map(Command::name))
                .containsExactlyInAnyOrder(
                        "accounts erase", "sessions end", "sessions end-one", "rooms destroy", "retention renew-keys");
        assertThat(CtlHelp.usage())
                .contains(
                        "  accounts erase NAME (*)\n",
                        "  accounts create --from FILE\n",
                        "  accounts export NAME --to FILE\n");
    }

    @Test
    void options_stand_anywhere() {
        assertThat(CtlArguments.of("--data", "folder", "journal", "--json", "status"))
                .hasValueSatisfying(arguments -> {
                    assertThat(arguments.words()).containsExactly("journal", "status");
                    assertThat(arguments.value("--data")).isEqualTo("folder");
                    assertThat(arguments.has("--json")).isTrue();
                    assertThat(arguments.has("--yes")).isFalse();
                });
        assertThat(CtlArguments.of("journal", "status", "--config")).isEmpty();
    }
}
