package de.pimux.core.presence;

import de.pimux.core.jid.Jid;
import de.pimux.core.stanza.Presence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The bound resources of one account, in the order in which they were bound; in memory only. */
public record Resources(Jid owner, List<ResourceView> views) {
    public Resources {
        views = List.copyOf(views);
    }

    public static Resources none(Jid owner) {
        return new Resources(owner.bare(), List.of());
    }

    public @Nullable ResourceView get(String resource) {
        for (ResourceView view : views) if (view.resource().equals(resource)) return view;
        return null;
    }

    /** With this view, in the place of one of the same resource. */
    public Resources with(ResourceView view) {
        List<ResourceView> next = new ArrayList<>(views);
        for (int i = 0; i < next.size(); i++)
            if (next.get(i).resource().equals(view.resource())) {
                next.set(i, view);
                return new Resources(owner, next);
            }
        next.add(view);
        return new Resources(owner, next);
    }

    public Resources without(String resource) {
        return new Resources(
                owner,
                views.stream().filter(view -> !view.resource().equals(resource)).toList());
    }

    public boolean anyAvailable() {
        return views.stream().anyMatch(ResourceView::available);
    }

    /** The names of those that fulfil a condition. */
    public List<String> names(Predicate<ResourceView> condition) {
        List<String> names = new ArrayList<>(views.size());
        for (ResourceView view : views) if (condition.test(view)) names.add(view.resource());
        return names;
    }

    /** The presence of each available resource, for somebody who may see it. */
    public List<Presence> shownTo(Jid contact) {
        List<Presence> shown = new ArrayList<>(views.size());
        for (ResourceView view : views) {
            Presence presence = view.presence();
            if (presence != null) shown.add(presence.withFrom(address(view)).withTo(contact));
        }
        return shown;
    }

    /** Unavailable presence of each available resource, for somebody who may not see it any more. */
    public List<Presence> hiddenFrom(Jid contact) {
        return views.stream()
                .filter(ResourceView::available)
                .map(view -> Presence.of(Presence.Type.UNAVAILABLE, address(view), contact))
                .toList();
    }

    private Jid address(ResourceView view) {
        return owner.withResource(view.resource());
    }

    @Override
    public String toString() {
        return "Resources[" + views.size() + "]";
    }
}
