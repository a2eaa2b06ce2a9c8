package de.pimux.actors.extension;

import de.pimux.actors.account.AccountContext;
import de.pimux.actors.account.Outcome;
import de.pimux.actors.command.AccountCommand;
import de.pimux.actors.export.SectionSource;
import de.pimux.core.stanza.Iq;
import de.pimux.xml.Element;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where an extension says what it answers. Handlers are pure: they decide, the actor that asks them acts. */
public interface Registry {
    /** What an account makes of a request, its own or somebody else's. */
    interface AccountIqHandler {
        Outcome handle(AccountContext account, Iq iq);
    }

    /** A feature of the server's disco#info (XEP-0030). */
    Registry disco(String feature);

    /** A feature of every account's disco#info. */
    Registry accountDisco(String feature);

    /** What every account is, in its disco#info. */
    Registry accountIdentity(Identity identity);

    /** A child of the stream features after authentication (RFC 6120 §4.3.2). */
    Registry streamFeature(Supplier<Element> feature);

    /** A child of the result of the server's disco#info, such as a form (XEP-0128). */
    Registry discoForm(Element form);

    /** The same, in the language of the request: by its {@code xml:lang}, which may be null. */
    Registry discoForm(LanguageForm form);

    /** A form that is written in several languages. */
    @FunctionalInterface
    interface LanguageForm {
        Element in(@Nullable String language);
    }

    /** A request to the server's domain. */
    Registry serverIq(Iq.Type type, String namespace, String name, Function<Iq, Iq> handler);

    /** A request of a client to its own account: without {@code to}, or to its bare address. */
    Registry accountIq(Iq.Type type, String namespace, String name, AccountIqHandler handler);

    /** A request of a client that its own account answers although it is addressed to the server. */
    Registry accountIqAtServer(Iq.Type type, String namespace, String name, AccountIqHandler handler);

    /** A request of somebody else to an account's bare address; it must not tell a stranger that the account exists. */
    Registry publicIq(Iq.Type type, String namespace, String name, AccountIqHandler handler);

    /** A command that an owner may execute on the own account (XEP-0050). */
    Registry accountCommand(AccountCommand command);

    /** Nodes of an account that service discovery can look into. */
    Registry accountNodes(DiscoNodes nodes);

    /** A part of the server with an address of its own. */
    Registry service(Service service);

    /** A request that all services answer alike. */
    Registry serviceIq(Iq.Type type, String namespace, String name, BiFunction<Service, Iq, Iq> handler);

    /** What an owner's copy of everything tells beside the account's own state. */
    Registry exportSection(SectionSource section);
}
