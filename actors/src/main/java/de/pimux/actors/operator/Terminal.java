package de.pimux.actors.operator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import org.jspecify.annotations.Nullable;

/** Whoever gives the commands: somebody at a terminal, or a program. */
interface Terminal {
    /** Whether somebody can be asked. */
    boolean isThere();

    /** The answer to a question; null if there is none. */
    @Nullable
    String ask(String question) throws IOException;

    /** Something that nobody may read on the screen, or the next line of standard input; null if there is none. */
    @Nullable
    String secret(String question) throws IOException;

    /** That of this process. */
    @SuppressWarnings("SystemConsoleNull") // that is what the property is for
    static Terminal ofProcess() {
        System.setProperty("jdk.console", "java.base"); // else JDK 22 has a console also where no terminal is
        Console console = System.console();
        return console == null ? new Piped() : new OnScreen(console);
    }

    record OnScreen(Console console) implements Terminal {
        @Override
        public boolean isThere() {
            return true;
        }

        @Override
        public @Nullable String ask(String question) {
            return console.readLine("%s ", question);
        }

        @Override
        public @Nullable String secret(String question) {
            char[] secret = console.readPassword("%s ", question);
            return secret == null ? null : new String(secret);
        }
    }

    record Piped() implements Terminal {
        @Override
        public boolean isThere() {
            return false;
        }

        @Override
        public @Nullable String ask(String question) {
            return null;
        }

        @Override
        public @Nullable String secret(String question) throws IOException {
            return new BufferedReader(new InputStreamReader(System.in, UTF_8)).readLine();
        }
    }
}
