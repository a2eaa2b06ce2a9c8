package de.pimux.actors.extension.adhoc;

import de.pimux.actors.command.AccountCommand;
import de.pimux.actors.extension.DiscoNodes;
import de.pimux.actors.extension.Identity;
import de.pimux.core.command.Commands;
import de.pimux.core.dataform.DataForm;
import de.pimux.core.language.Language;
import de.pimux.core.language.Phrase;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How commands are found (XEP-0050 §2). */
record CommandNodes(Supplier<Map<String, AccountCommand>> commands) implements DiscoNodes {
    private static final Phrase LIST = new Phrase("Commands of your account", "Befehle deines Kontos");

    @Override
    public @Nullable Info info(String node, Asking asking) {
        if (!asking.isOwner()) return null;
        Language language = asking.language();
        if (node.equals(Commands.NAMESPACE))
            return new Info(new Identity("automation", "command-list", LIST.in(language)), List.of(Commands.NAMESPACE));
        AccountCommand command = commands.get().get(node);
        if (command == null) return null;
        return new Info(
                new Identity("automation", "command-node", command.name().in(language)),
                List.of(Commands.NAMESPACE, DataForm.NAMESPACE));
    }

    @Override
    public @Nullable List<Item> items(String node, Asking asking) {
        if (!asking.isOwner()) return null;
        if (!node.equals(Commands.NAMESPACE)) return commands.get().containsKey(node) ? List.of() : null;
        return commands.get().values().stream()
                .sorted(Comparator.comparing(AccountCommand::node))
                .map(command -> new Item(
                        asking.account().jid(), command.node(), command.name().in(asking.language())))
                .toList();
    }

    /** They are found by the node of XEP-0050. */
    @Override
    public List<Item> roots(Asking asking) {
        return List.of();
    }
}
