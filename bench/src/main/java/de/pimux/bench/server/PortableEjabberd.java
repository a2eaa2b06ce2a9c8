package de.pimux.bench.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code ejabberdctl export_piefxis} and {@code import_piefxis}, called without a node to call them on. */
record PortableEjabberd() implements Portable {
    private static final Pattern KEY = Pattern.compile("<(salt|server-key|stored-key)>([^<]*)<");

    @Override
    public Product product() {
        return new Ejabberd(false);
    }

    @Override
    public Set<String> keeps() {
        return Set.of("archive");
    }

    /** It reads of a contact all but that a request for its presence is under way. */
    @Override
    public Set<String> refuses() {
        return Set.of("archive", "request made");
    }

    @Override
    public List<Path> export(LocalServer server, Site site, List<String> names) throws IOException {
        Path folder = site.file("documents");
        Commands.run(site.folder(), List.of("rm", "-rf", folder.toString()));
        Files.createDirectories(folder);
        evaluate(server, site, "ejabberd_piefxis:export_host(\"" + folder + "\", <<\"" + Site.DOMAIN + "\">>)");
        try (var files = Files.list(folder)) {
            return files.filter(file -> !file.getFileName().toString().contains("_" + Site.DOMAIN))
                    .toList();
        }
    }

    @Override
    public void importFrom(LocalServer server, Site site, List<Path> documents) throws IOException {
        for (Path document : documents) {
            Path twice = site.file("twice-" + document.getFileName());
            Files.writeString(twice, encodedTwice(Files.readString(document)));
            evaluate(server, site, "ejabberd_piefxis:import_file(<<\"" + twice + "\">>)");
        }
    }

    /** ejabberd 23.01 keeps keys in Base64, and encodes and decodes them once more in its files. */
    private static String encodedTwice(String document) {
        return KEY.matcher(document)
                .replaceAll(key -> "<" + key.group(1) + ">"
                        + Base64.getEncoder().encodeToString(key.group(2).getBytes(ISO_8859_1)) + "<");
    }

    private void evaluate(LocalServer server, Site site, String expression) throws IOException {
        server.close();
        List<String> command = new ArrayList<>(List.of("env"));
        product().environment(site).forEach((name, value) -> command.add(name + "=" + value));
        command.addAll(product().command(site));
        command.addAll(List.of("-eval", "io:format(\"result: ~p~n\", [" + expression + "]), init:stop()."));
        String printed = Commands.run(site.folder(), command);
        if (!printed.contains("result: ok")) {
            throw new IOException("ejabberd: " + printed.strip());
        }
        server.restart();
    }
}
