package de.pimux.actors.operator;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What bash needs to complete {@code pimux ctl}, printed from its table. */
final class Completion {
    private static final String HEAD = """
        _pimux() {
            local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} words=() i word_list
            if ((COMP_CWORD == 1)); then
                mapfile -t COMPREPLY < <(compgen -W 'run check ctl rehearse help' -- "$word")
                return
            fi
            case "${COMP_WORDS[1]} $before" in
                *' --config' | *' --data' | 'ctl --from' | 'ctl --to' | 'ctl create-from' | 'ctl import' | 'ctl import-from' | 'check check')
                    mapfile -t COMPREPLY < <(compgen -f -- "$word")
                    return
                    ;;
                'run '* | 'rehearse '*)
                    mapfile -t COMPREPLY < <(compgen -W '--config' -- "$word")
                    return
                    ;;
            esac
            [[ ${COMP_WORDS[1]} == ctl ]] || return 0
            for ((i = 2; i < COMP_CWORD; i++)); do
                case "${COMP_WORDS[i]}" in
                    --config | --data) i=$((i + 1)) ;;
                    --*) ;;
                    *) words+=("${COMP_WORDS[i]}") ;;
                esac
            done
            case "${words[*]}" in
        """;

    private static final String TAIL = """
                completion) word_list='bash' ;;
                *) word_list='' ;;
            esac
            mapfile -t COMPREPLY < <(compgen -W "$word_list --config --data --json --yes" -- "$word")
        }
        complete -o filenames -F _pimux pimux ./pimux""";

    private Completion() {}

    static String bash() {
        Set<String> nouns = new LinkedHashSet<>(Commands.BEANS.keySet());
        nouns.add("help");
        nouns.add("completion");
        return HEAD
                + line("''", nouns)
                + Commands.BEANS.keySet().stream()
                        .map(noun -> line(noun, verbs(noun)))
                        .collect(Collectors.joining())
                + line("'accounts create'", Set.of("--from"))
                + line("'accounts export '*", Set.of("--to"))
                + TAIL;
    }

    private static String line(String typed, Set<String> next) {
        return "        " + typed + ") word_list='" + String.join(" ", next) + "' ;;\n";
    }

    private static Set<String> verbs(String noun) {
        return Commands.TABLE.stream()
                .filter(command -> command.noun().equals(noun))
                .flatMap(command -> command.verbs().stream())
                .map(verb -> verb.split(" ", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
