package de.pimux.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The machine of a report, without anything that names it. */
final class Machine {
    private Machine() {}

    static String describe() {
        return Runtime.getRuntime().availableProcessors() + " cores (" + value("/proc/cpuinfo", "model name") + "), "
                + Math.round(Long.parseLong(value("/proc/meminfo", "MemTotal").replaceAll("\\D", "")) / 1024.0 / 1024.0)
                + " GB, " + value("/etc/os-release", "PRETTY_NAME").replace("\"", "") + ", driver on JDK "
                + Runtime.version().feature();
    }

    private static String value(String file, String key) {
        try {
            return Files.readAllLines(Path.of(file)).stream()
                    .filter(line -> line.startsWith(key))
                    .map(line -> line.split("[:=]", 2)[1].strip())
                    .findFirst()
                    .orElse("0");
        } catch (IOException e) {
            return "0";
        }
    }
}
