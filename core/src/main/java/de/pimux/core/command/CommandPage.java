package de.pimux.core.command;

import de.pimux.core.dataform.DataForm;
import de.pimux.core.language.Language;
import de.pimux.core.stanza.StanzaException;
import de.pimux.xml.Attribute;
import de.pimux.xml.Element;
import de.pimux.xml.ElementBuilder;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a command shows at one stage.
 *
 * @param allowed what may be done next, without {@code cancel}, which always may be; empty when the command is over
 * @param otherwise what {@code execute} stands for; null when the command is over
 * @param form by the user's language, or null
 */
public record CommandPage(
        Status status,
        Set<Action> allowed,
        @Nullable Action otherwise,
        @Nullable Function<Language, DataForm> form,
        List<Note> notes) {
    /** XEP-0050 §4.1. */
    public enum Status {
        EXECUTING,
        COMPLETED,
        CANCELED
    }

    public static final CommandPage CANCELED = new CommandPage(Status.CANCELED, Set.of(), null, null, List.of());

    public CommandPage {
        allowed = Set.copyOf(allowed);
        notes = List.copyOf(notes);
    }

    /** The last page. */
    public static CommandPage completed(Note... notes) {
        return new CommandPage(Status.COMPLETED, Set.of(), null, null, List.of(notes));
    }

    /** A form behind which the command is over. */
    public static CommandPage last(Function<Language, DataForm> form) {
        return new CommandPage(Status.EXECUTING, Set.of(Action.COMPLETE), Action.COMPLETE, form, List.of());
    }

    /** A page behind which others come. */
    public static CommandPage more(Function<Language, DataForm> form) {
        return new CommandPage(Status.EXECUTING, Set.of(Action.NEXT), Action.NEXT, form, List.of());
    }

    public CommandPage withForm(Function<Language, DataForm> other) {
        return new CommandPage(status, allowed, otherwise, other, notes);
    }

    public CommandPage with(Note note) {
        List<Note> more = new ArrayList<>(notes);
        more.add(note);
        return new CommandPage(status, allowed, otherwise, form, more);
    }

    /** This page, with a way back to the one before. */
    public CommandPage withPrev() {
        Set<Action> more = EnumSet.copyOf(allowed);
        more.add(Action.PREV);
        return new CommandPage(status, more, otherwise, form, notes);
    }

    public boolean isOver() {
        return status != Status.EXECUTING;
    }

    /**
     * What a user who sees this page wants.
     *
     * @return anything but {@code execute}
     * @throws StanzaException {@code bad-action} for what is not allowed here
     */
    public Action understand(Action asked) throws StanzaException {
        Action meant = asked == Action.EXECUTE && otherwise != null ? otherwise : asked;
        if (meant == Action.CANCEL || allowed.contains(meant)) return meant;
        throw new StanzaException(CommandError.BAD_ACTION.error());
    }

    /** The {@code <command/>} of an answer. */
    public Element element(String node, String sessionId, Language language) {
        ElementBuilder command = Element.builder(Commands.NAMESPACE, "command")
                .attribute("node", node)
                .attribute("sessionid", sessionId)
                .attribute("status", status.name().toLowerCase(Locale.ROOT))
                .attribute(Attribute.XML_NAMESPACE, "lang", language.tag());
        if (otherwise != null) command.add(actions(otherwise));
        if (form != null) command.add(form.apply(language).element());
        for (Note note : notes) command.add(note.element(language));
        return command.build();
    }

    private Element actions(Action execute) {
        ElementBuilder actions = Element.builder(Commands.NAMESPACE, "actions").attribute("execute", execute.wire());
        for (Action action : Action.values())
            if (allowed.contains(action)) actions.add(Element.of(Commands.NAMESPACE, action.wire()));
        return actions.build();
    }

    @Override
    public String toString() {
        return "CommandPage[" + status + "]";
    }
}
