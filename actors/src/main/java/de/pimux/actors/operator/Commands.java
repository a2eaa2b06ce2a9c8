package de.pimux.actors.operator;

import de.pimux.actors.operator.Command.Attribute;
import de.pimux.actors.operator.Command.Operation;
import de.pimux.actors.operator.Command.Status;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The commands of {@code pimux ctl}: every operation and every attribute of every bean, by what their interfaces say. */
final class Commands {
    /** The beans of the console, by the noun of their commands. */
    static final Map<String, Class<?>> BEANS = beans();

    static final List<Command> TABLE =
            BEANS.entrySet().stream().flatMap(bean -> of(bean).stream()).toList();

    private Commands() {}

    private static Map<String, Class<?>> beans() {
        Map<String, Class<?>> beans = new LinkedHashMap<>();
        beans.put("accounts", AccountsMXBean.class);
        beans.put("sessions", SessionsMXBean.class);
        beans.put("rooms", RoomsMXBean.class);
        beans.put("guard", GuardMXBean.class);
        beans.put("retention", RetentionMXBean.class);
        beans.put("journal", JournalMXBean.class);
        beans.put("streams", StreamsMXBean.class);
        return beans;
    }

    /** A command, and what stands behind it on the command line. */
    record Match(Command command, List<String> arguments) {}

    /** Nothing if there is no such command, or it wants more or fewer arguments. */
    static Optional<Match> find(List<String> words) {
        return TABLE.stream()
                .flatMap(command -> command.verbs().stream()
                        .map(verb -> match(command, List.of((command.noun() + " " + verb).split(" ", -1)), words))
                        .flatMap(Optional::stream))
                .findFirst();
    }

    private static Optional<Match> match(Command command, List<String> name, List<String> words) {
        if (words.size() < name.size() || !words.subList(0, name.size()).equals(name)) return Optional.empty();
        return command.arguments(words.subList(name.size(), words.size()))
                .map(arguments -> new Match(command, arguments));
    }

    private static List<Command> of(Map.Entry<String, Class<?>> bean) {
        List<Command> commands = new ArrayList<>();
        List<String> attributes = new ArrayList<>();
        Method[] methods = bean.getValue().getMethods();
        Arrays.sort(methods, Comparator.comparing(Method::getName));
        for (Method method : methods) {
            String attribute = attribute(method);
            if (attribute != null) attributes.add(attribute);
            commands.add(command(bean.getKey(), bean.getValue(), method, attribute));
        }
        if (attributes.size() > 1)
            commands.add(new Command(
                    bean.getKey(),
                    List.of("status"),
                    List.of(),
                    "All that can be read here at once.",
                    false,
                    name(bean.getValue()),
                    new Status(List.copyOf(attributes))));
        return commands;
    }

    private static @Nullable String attribute(Method method) {
        if (method.getParameterCount() > 0) return null;
        if (method.getName().startsWith("get")) return method.getName().substring(3);
        return method.getName().startsWith("is") ? method.getName().substring(2) : null;
    }

    private static Command command(String noun, Class<?> bean, Method method, @Nullable String attribute) {
        Described described = method.getAnnotation(Described.class);
        String usual = Spelling.words(attribute == null ? method.getName() : attribute, '-');
        return new Command(
                noun,
                described == null || described.verbs().length == 0 ? List.of(usual) : List.of(described.verbs()),
                Arrays.stream(method.getParameters()).map(Commands::named).toList(),
                described == null ? "" : described.value(),
                described != null && described.destructive(),
                name(bean),
                attribute == null ? new Operation(method.getName()) : new Attribute(attribute));
    }

    private static Named named(Parameter parameter) {
        Named named = parameter.getAnnotation(Named.class);
        if (named == null || parameter.getType() != String.class)
            throw new IllegalStateException("a parameter of a bean must be a text, and described: " + parameter);
        return named;
    }

    private static String name(Class<?> bean) {
        return "pimux:type=" + bean.getSimpleName().replace("MXBean", "");
    }
}
