package de.pimux.bench.server;

import de.pimux.bench.expiry.Cost;
import de.pimux.bench.scenario.Bench;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * ejabberd's own deletion of old messages, in its default store, on messages that its own archive has stored with times of
 * the past. It does what a file asks for, so that it is measured without a client.
 */
public final class EjabberdExpiry {
    private static final int DAYS = 30;

    /** What {@code ejabberdctl delete_old_mam_messages} runs; it stores and deletes once the files are there. */
    private static final String SCRIPT = """
            spawn(fun() ->
              Await = fun Again(Name) ->
                case filelib:is_file(Name) of true -> ok; false -> timer:sleep(20), Again(Name) end end,
              Body = <<"The ferry at seven is full, so I booked the one at eight.",
                       " Bring the blue bag and the two books that I left on your table.">>,
              Await("fill"),
              Now = erlang:system_time(microsecond),
              Span = %2$d * 86400 * 1000000,
              lists:foreach(fun(I) ->
                User = integer_to_binary(rand:uniform(%3$d)),
                Peer = jid:make(<<"u", (integer_to_binary(rand:uniform(%3$d)))/binary>>, <<"localhost">>, <<"phone">>),
                Packet = {xmlel, <<"message">>, [{<<"type">>, <<"chat">>}],
                  [{xmlel, <<"body">>, [], [{xmlcdata, Body}]}]},
                mod_mam_mnesia:store(Packet, <<"localhost">>, {User, <<"localhost">>}, chat, Peer, <<>>, recv,
                  Now - Span + Span * I div %1$d)
              end, lists:seq(1, %1$d)),
              file:write_file("filled", integer_to_binary(mnesia:table_info(archive_msg, size))),
              Await("delete"),
              mod_mam:delete_old_messages(<<"all">>, %2$d - 1),
              file:write_file("deleted", integer_to_binary(mnesia:table_info(archive_msg, size)))
            end).
            """;

    /** ejabberd as packaged, which evaluates that as well. */
    private record Scripted(Ejabberd packaged, String script) implements Product {
        @Override
        public String label() {
            return packaged.label();
        }

        @Override
        public String about() {
            return packaged.about();
        }

        @Override
        public String seedKey() {
            return packaged.seedKey();
        }

        @Override
        public Optional<String> missing() {
            return packaged.missing();
        }

        @Override
        public void configure(Site site) throws IOException {
            packaged.configure(site);
        }

        @Override
        public List<String> command(Site site) {
            List<String> command = new ArrayList<>(packaged.command(site));
            command.addAll(List.of("-eval", script));
            return command;
        }

        @Override
        public Map<String, String> environment(Site site) {
            return packaged.environment(site);
        }
    }

    private final int messages;
    private final int accounts;
    private final PrintStream out;

    public EjabberdExpiry(int messages, int accounts, PrintStream out) {
        this.messages = messages;
        this.accounts = accounts;
        this.out = out;
    }

    /** @param folder an empty folder */
    public void measure(Path folder) throws IOException {
        Scripted product = new Scripted(new Ejabberd(true), SCRIPT.formatted(messages, DAYS, accounts));
        if (product.missing().isPresent()) {
            out.println("skipped ejabberd: " + product.missing().get());
            return;
        }
        Site site = Site.in(Files.createDirectories(folder), TestCertificate.create(folder));
        product.configure(site);
        try (LocalServer server = new LocalServer(product, site)) {
            server.restart();
            out.println(product.about());
            out.println("ejabberd: archiving " + messages + " messages of " + accounts + " accounts, " + DAYS
                    + " days: " + Cost.of(server.process(), () -> asks(server, site, "fill", "filled")));
            Cost deletion = Cost.of(server.process(), () -> asks(server, site, "delete", "deleted"));
            out.println("ejabberd: delete_old_mam_messages of one day, from " + Files.readString(site.file("filled"))
                    + " to " + Files.readString(site.file("deleted")) + " messages: " + deletion);
        }
    }

    private static void asks(LocalServer server, Site site, String question, String answer) {
        try {
            Files.createFile(site.file(question));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        while (!Files.exists(site.file(answer))) {
            if (!server.isAlive()) {
                throw new IllegalStateException("ejabberd has ended; see " + site.file("output.log"));
            }
            Bench.rest(0.02);
        }
    }
}
