package de.pimux.actors.extension;

import de.pimux.actors.account.AccountContext;
import de.pimux.actors.account.Outcome;
import de.pimux.actors.command.AccountCommand;
import de.pimux.actors.export.SectionSource;
import de.pimux.core.jid.Jid;
import de.pimux.core.stanza.Iq;
import de.pimux.core.stanza.StanzaError;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.xml.Element;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Everything that the server's extensions registered. Read by many threads, written by none after the start. */
public final class Extensions implements Registry {
    private record Key(Iq.Type type, QualifiedName payload) {
        static Key of(Iq request) {
            return new Key(request.type(), QualifiedName.of(request.requested()));
        }
    }

    private final Set<String> features = new LinkedHashSet<>();
    private final Set<String> accountFeatures = new LinkedHashSet<>();
    private final List<Identity> accountIdentities = new ArrayList<>();
    private final List<Supplier<Element>> streamFeatures = new ArrayList<>();
    private final List<LanguageForm> forms = new ArrayList<>();
    private final Map<Key, Function<Iq, Iq>> atServer = new HashMap<>();
    private final Map<Key, AccountIqHandler> ownAccount = new HashMap<>();
    private final Map<Key, AccountIqHandler> ownAccountAtServer = new HashMap<>();
    private final Map<Key, AccountIqHandler> otherAccount = new HashMap<>();
    private final Map<Key, BiFunction<Service, Iq, Iq>> atServices = new HashMap<>();
    private final Map<Jid, Service> services = new LinkedHashMap<>();
    private final Map<String, AccountCommand> accountCommands = new HashMap<>();
    private final List<DiscoNodes> accountNodes = new ArrayList<>();
    private final List<SectionSource> exportSections = new ArrayList<>();
    private final List<Extension> installed = new ArrayList<>();

    /** Installs in this order, which is also the order of handlers. */
    public Extensions install(List<? extends Extension> extensions) {
        for (Extension extension : extensions) {
            installed.add(extension);
            extension.register(this);
        }
        return this;
    }

    public List<Extension> installed() {
        return List.copyOf(installed);
    }

    public Set<String> features() {
        return Set.copyOf(features);
    }

    public Set<String> accountFeatures() {
        return Set.copyOf(accountFeatures);
    }

    public List<Identity> accountIdentities() {
        return accountIdentities;
    }

    public List<Element> streamFeatures() {
        return streamFeatures.stream().map(Supplier::get).toList();
    }

    /** In the language that they have where nobody asks for one. */
    public List<Element> forms() {
        return forms(null);
    }

    public List<Element> forms(@Nullable String language) {
        return forms.stream().map(form -> form.in(language)).toList();
    }

    /** By their nodes. */
    public Map<String, AccountCommand> accountCommands() {
        return accountCommands;
    }

    public List<DiscoNodes> accountNodes() {
        return accountNodes;
    }

    public List<SectionSource> exportSections() {
        return exportSections;
    }

    /** The parts of the server that have addresses of their own. */
    public List<Service> services() {
        return List.copyOf(services.values());
    }

    /** The service of this domain; null if there is none. */
    public @Nullable Service service(Jid domain) {
        return services.get(domain);
    }

    /** The answer to a request to a service. */
    public CompletionStage<Iq> answerAt(Service service, Iq request) {
        BiFunction<Service, Iq, Iq> handler = atServices.get(Key.of(request));
        return handler == null
                ? service.answer(request)
                : CompletableFuture.completedFuture(handler.apply(service, request));
    }

    /** The answer to a request to the server's domain; null if it is for the sender's account, or no request. */
    public @Nullable Iq answerAtServer(Iq iq) {
        if (!iq.isRequest()) return null;
        Key key = Key.of(iq);
        Function<Iq, Iq> handler = atServer.get(key);
        if (handler != null) return handler.apply(iq);
        if (ownAccountAtServer.containsKey(key)) return null;
        return (Iq) iq.error(StanzaError.of(Condition.SERVICE_UNAVAILABLE)); // RFC 6120 §8.4
    }

    /** What an account makes of a request of its own client. */
    public Outcome decideOwn(AccountContext account, Iq iq) {
        boolean server = iq.to() != null && iq.to().isDomain();
        return decide(server ? ownAccountAtServer : ownAccount, account, iq);
    }

    /** What an account makes of a request of somebody else. */
    public Outcome decideOther(AccountContext account, Iq iq) {
        return decide(otherAccount, account, iq);
    }

    private static Outcome decide(Map<Key, AccountIqHandler> handlers, AccountContext account, Iq iq) {
        AccountIqHandler handler = handlers.get(Key.of(iq));
        return handler == null ? Outcome.refuse(Condition.SERVICE_UNAVAILABLE) : handler.handle(account, iq);
    }

    @Override
    public Registry disco(String feature) {
        features.add(feature);
        return this;
    }

    @Override
    public Registry accountDisco(String feature) {
        accountFeatures.add(feature);
        return this;
    }

    @Override
    public Registry accountIdentity(Identity identity) {
        accountIdentities.add(identity);
        return this;
    }

    @Override
    public Registry streamFeature(Supplier<Element> feature) {
        streamFeatures.add(feature);
        return this;
    }

    @Override
    public Registry discoForm(Element form) {
        return discoForm(language -> form);
    }

    @Override
    public Registry discoForm(LanguageForm form) {
        forms.add(form);
        return this;
    }

    @Override
    public Registry serverIq(Iq.Type type, String namespace, String name, Function<Iq, Iq> handler) {
        return put(atServer, type, namespace, name, handler);
    }

    @Override
    public Registry accountIq(Iq.Type type, String namespace, String name, AccountIqHandler handler) {
        return put(ownAccount, type, namespace, name, handler);
    }

    @Override
    public Registry accountIqAtServer(Iq.Type type, String namespace, String name, AccountIqHandler handler) {
        return put(ownAccountAtServer, type, namespace, name, handler);
    }

    @Override
    public Registry publicIq(Iq.Type type, String namespace, String name, AccountIqHandler handler) {
        return put(otherAccount, type, namespace, name, handler);
    }

    @Override
    public Registry accountCommand(AccountCommand command) {
        if (accountCommands.put(command.node(), command) != null)
            throw new IllegalStateException("two commands " + command.node());
        return this;
    }

    @Override
    public Registry accountNodes(DiscoNodes nodes) {
        accountNodes.add(nodes);
        return this;
    }

    @Override
    public Registry service(Service service) {
        if (services.put(service.address(), service) != null)
            throw new IllegalStateException("two services with one address");
        return this;
    }

    @Override
    public Registry serviceIq(Iq.Type type, String namespace, String name, BiFunction<Service, Iq, Iq> handler) {
        return put(atServices, type, namespace, name, handler);
    }

    @Override
    public Registry exportSection(SectionSource section) {
        exportSections.add(section);
        return this;
    }

    private <H> Registry put(Map<Key, H> handlers, Iq.Type type, String namespace, String name, H handler) {
        if (handlers.put(new Key(type, new QualifiedName(namespace, name)), handler) != null)
            throw new IllegalStateException("two handlers for " + type + " " + namespace);
        return this;
    }
}
