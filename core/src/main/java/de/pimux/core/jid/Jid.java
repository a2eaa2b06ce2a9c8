package de.pimux.core.jid;

import org.jspecify.annotations.Nullable;

/**
 * An address: {@code [local@]domain[/resource]}, normalised (RFC 7622). It is made once, where bytes come in; from then
 * on two equal addresses are equal values. {@code toString} doesn't print it; {@link #text} is for the wire.
 */
public final class Jid {
    private final String local;
    private final String domain;
    private final String resource;
    private final String text;

    private Jid(String local, String domain, String resource) {
        this.local = local;
        this.domain = domain;
        this.resource = resource;
        this.text = (local.isEmpty() ? "" : local + "@") + domain + (resource.isEmpty() ? "" : "/" + resource);
    }

    /** @throws JidException if this is no address (RFC 7622 §3) */
    public static Jid of(String text) {
        int slash = text.indexOf('/');
        String bare = slash < 0 ? text : text.substring(0, slash);
        int at = bare.indexOf('@');
        String local = at < 0 ? "" : JidParts.local(bare.substring(0, at));
        String resource = slash < 0 ? "" : JidParts.resource(text.substring(slash + 1));
        return new Jid(local, Domainpart.of(bare.substring(at + 1)), resource);
    }

    /** @throws JidException if the parts make no address; {@code ""} is an absent localpart or resourcepart */
    public static Jid of(String local, String domain, String resource) {
        return new Jid(
                local.isEmpty() ? "" : JidParts.local(local),
                Domainpart.of(domain),
                resource.isEmpty() ? "" : JidParts.resource(resource));
    }

    /** The address, or null where {@link #of(String)} would refuse. */
    public static @Nullable Jid parse(String text) {
        try {
            return of(text);
        } catch (JidException malformed) {
            return null;
        }
    }

    /** {@code ""} for a domain. */
    public String local() {
        return local;
    }

    public String domain() {
        return domain;
    }

    /** {@code ""} for a bare address. */
    public String resource() {
        return resource;
    }

    public Jid bare() {
        return resource.isEmpty() ? this : new Jid(local, domain, "");
    }

    public Jid domainJid() {
        return isDomain() ? this : new Jid("", domain, "");
    }

    /** @throws JidException if this is no resourcepart */
    public Jid withResource(String newResource) {
        return new Jid(local, domain, JidParts.resource(newResource));
    }

    public boolean isBare() {
        return resource.isEmpty();
    }

    public boolean isFull() {
        return !resource.isEmpty();
    }

    /** A domain alone, without localpart and resourcepart. */
    public boolean isDomain() {
        return local.isEmpty() && resource.isEmpty();
    }

    public boolean isAccount() {
        return !local.isEmpty() && resource.isEmpty();
    }

    public boolean sameBare(Jid other) {
        return local.equals(other.local) && domain.equals(other.domain);
    }

    /** As it stands on the wire. */
    public String text() {
        return text;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Jid jid && text.equals(jid.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return isDomain() ? "Jid[domain]" : isBare() ? "Jid[bare]" : "Jid[full]";
    }
}
