package de.pimux.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What a server's process and all its descendants use, read from Linux's {@code /proc}. */
public final class ProcessTree {
    /** {@code USER_HZ}: the unit of /proc's times is a hundredth of a second on every Linux of today. */
    private static final long MICROS_PER_TICK = 10_000;

    private static final int UTIME = 11; // fields of proc(5) stat after the command's name, from 0
    private static final int CSTIME = 14;

    private final ProcessHandle root;

    public ProcessTree(long pid) {
        this.root = ProcessHandle.of(pid).orElseThrow(() -> new IllegalArgumentException("no process " + pid));
    }

    /** User and system time so far, in microseconds, with that of children that have ended. Resolution: 10 ms. */
    public long cpuMicros() {
        return tree().mapToLong(ProcessTree::ticks).sum() * MICROS_PER_TICK;
    }

    /** Resident memory, in KB of 1024 bytes. */
    public long residentKb() {
        return tree().mapToLong(pid -> number(pid, "status", "VmRSS:")).sum();
    }

    /** Bytes handed to the system's write calls so far, of the processes that live: files, logs and sockets. */
    public long writtenBytes() {
        return tree().mapToLong(pid -> number(pid, "io", "wchar:")).sum();
    }

    /** Open file descriptors. */
    public long openFiles() {
        return tree().mapToLong(ProcessTree::countFiles).sum();
    }

    private Stream<Long> tree() {
        return Stream.concat(Stream.of(root), root.descendants()).map(ProcessHandle::pid);
    }

    private static long ticks(long pid) {
        List<String> stat = lines(pid, "stat");
        if (stat.isEmpty()) {
            return 0;
        }
        String line = stat.get(0);
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
        return Arrays.stream(fields, UTIME, CSTIME + 1)
                .mapToLong(Long::parseLong)
                .sum();
    }

    private static long number(long pid, String file, String key) {
        return lines(pid, file).stream()
                .filter(line -> line.startsWith(key))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    private static long countFiles(long pid) {
        try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return files.count();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the open files of process " + pid, e);
        }
    }

    /** Empty if the process has just ended. */
    private static List<String> lines(long pid, String file) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), file));
        } catch (IOException e) {
            return List.of();
        }
    }
}
