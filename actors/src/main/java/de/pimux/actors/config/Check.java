package de.pimux.actors.config;

import java.nio.file.Path;

/** {@code ./pimux check FILE}: says whether a server would start with this configuration. */
public final class Check {
    private Check() {}

    public static void main(String[] arguments) {
        if (arguments.length != 1) {
            System.err.println("usage: pimux check FILE");
            System.exit(2);
        }
        System.exit(check(Path.of(arguments[0])));
    }

    static int check(Path file) {
        try {
            ServerConfig config = ConfigReader.read(file);
            System.out.println(file + ": good, domain " + config.domain().text());
            return 0;
        } catch (ConfigException e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }
}
