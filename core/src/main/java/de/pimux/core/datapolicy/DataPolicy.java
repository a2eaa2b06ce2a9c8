package de.pimux.core.datapolicy;

import de.pimux.core.language.Language;
import de.pimux.core.language.Phrase;
import de.pimux.core.retention.RetentionClass;
import de.pimux.core.retention.RetentionPolicy;
import de.pimux.xml.Element;
import de.pimux.xml.ElementBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one service says about its data. Made from the retention policy that the journal enforces, so that the two can't
 * disagree. A service of its own address (rooms, uploads) says it for the classes that it keeps.
 *
 * @param kept the classes of what the service keeps, or holds in memory
 * @param authentication how it learns passwords
 * @param deletable whether users delete what they stored, piece by piece
 * @param exportable whether users get everything that is stored of them
 * @param erasable whether users erase everything at once
 * @param notes what is to be said beside that, sentence by sentence
 */
public record DataPolicy(
        RetentionPolicy policy,
        Set<RetentionClass> kept,
        Authentication authentication,
        boolean deletable,
        boolean exportable,
        boolean erasable,
        List<Phrase> notes) {
    public static final String NAMESPACE = "urn:xmpp:data-policy:0";
    private static final String FORMS = "jabber:x:data";

    /** XEP-0504 §3.1. */
    public enum Authentication {
        NO_AUTH("no_auth"),
        PLAIN("plain"),
        HIDDEN("hidden");

        private final String wire;

        Authentication(String wire) {
            this.wire = wire;
        }
    }

    public DataPolicy {
        kept = Set.copyOf(kept);
        notes = List.copyOf(notes);
    }

    /** What a service without logins of its own keeps for accounts: it is deleted, exported and erased with theirs. */
    public static DataPolicy ofService(RetentionPolicy policy, Set<RetentionClass> kept) {
        return new DataPolicy(policy, kept, Authentication.NO_AUTH, true, true, true, List.of());
    }

    /** The longest that anything is kept, in hours, as XEP-0504 §3.3 wants it. */
    public String retention() {
        Set<RetentionClass> stored = new TreeSet<>(kept);
        stored.remove(RetentionClass.VOLATILE);
        List<Optional<Duration>> bounds = stored.stream().map(policy::bound).toList();
        if (bounds.stream().anyMatch(Optional::isEmpty)) return "infinite";
        return Long.toString(bounds.stream()
                .map(Optional::get)
                .mapToLong(Duration::toHours)
                .max()
                .orElse(0));
    }

    /** The form for the answer to disco#info. */
    public Element form(Language language) {
        ElementBuilder form = Element.builder(FORMS, "x").attribute("type", "result");
        form.add(field("FORM_TYPE", "hidden", List.of(NAMESPACE)));
        form.add(field("auth_data", "list-single", List.of(authentication.wire)));
        form.add(field("data_retention", "text-single", List.of(retention())));
        form.add(flag("data_deletion", deletable));
        form.add(flag("encryption_at_rest", true));
        form.add(flag("data_export", exportable));
        form.add(field("access_policy", "list-multi", List.of("admins")));
        form.add(flag("full_erasure", erasable));
        List<String> lines = new ArrayList<>(Explanation.of(policy, kept, language));
        notes.forEach(note -> lines.add(note.in(language)));
        form.add(field("extra_info", "text-multi", lines));
        return form.build();
    }

    private static Element flag(String name, boolean value) {
        return field(name, "boolean", List.of(Boolean.toString(value)));
    }

    private static Element field(String name, String type, List<String> values) {
        ElementBuilder field =
                Element.builder(FORMS, "field").attribute("var", name).attribute("type", type);
        for (String value : values) field.textChild(FORMS, "value", value);
        return field.build();
    }
}
