package de.pimux.actors.operator;

import java.util.stream.Collectors;

/** The help of {@code pimux ctl}, printed from its table. */
final class CtlHelp {
    private static final String HEAD = """
        usage: pimux ctl [--config FILE | --data FOLDER] [--json] [--yes] COMMAND
        """;

    private static final String TAIL = """
          help
              These lines.
          completion bash
              Prints what bash needs to complete commands: source <(pimux ctl completion bash)

        The server is the one that runs with this configuration, or in this data folder; without either, the one
        that runs in ./data. Passwords are asked for, or read from standard input.
          --json   print the answer as JSON
          --yes    don't ask before what can't be undone (*)
        It ends with 0 if all was done, with 1 if something was refused or has failed or the answer is no, and with 2
        if the command is none of these, or --yes is missing.""";

    private CtlHelp() {}

    static String usage() {
        return Commands.TABLE.stream().map(CtlHelp::lines).collect(Collectors.joining("", HEAD, TAIL));
    }

    private static String lines(Command command) {
        return "  " + command.usage() + (command.destructive() ? " (*)" : "") + "\n      " + command.description()
                + "\n";
    }
}
