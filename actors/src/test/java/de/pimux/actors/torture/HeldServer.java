package de.pimux.actors.torture;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.Location;
import com.sun.jdi.Method;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.connect.ListeningConnector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.request.ClassPrepareRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A server process under a debugger, which holds all of its threads just before it changes its files for the n-th time
 * since it came to some place in its code. Killed there, it leaves its files as they are between two steps. The server
 * itself knows nothing of this.
 */
final class HeldServer implements AutoCloseable {
    /** A method, at its beginning. */
    record Place(String type, String method, int parameters) {
        private Location in(ReferenceType loaded) {
            List<Method> found = loaded.methodsByName(method).stream()
                    .filter(one -> one.argumentTypeNames().size() == parameters)
                    .toList();
            if (found.size() != 1) throw new AssertionError("there is no such place any more: " + this);
            return found.get(0).location();
        }
    }

    /** Between two of these nothing on the disk changes that belongs to the data or to the vault. */
    private static final List<Place> CHANGES = List.of(
            new Place("de.pimux.journal.vault.SlotFile", "write", 2),
            new Place("de.pimux.journal.vault.SlotFile", "sync", 0),
            new Place("de.pimux.journal.embedded.Database", "write", 2),
            new Place("de.pimux.journal.embedded.Database", "drop", 1),
            new Place("de.pimux.journal.files.DayFolders", "delete", 2),
            new Place("de.pimux.journal.files.DayFolders", "drop", 1));

    private static final String KIND = "kind";

    private enum Kind {
        BEGIN,
        CHANGE
    }

    private final ServerProcess process;
    private final VirtualMachine machine;
    private final Place begin;
    private final int step;
    private final CompletableFuture<Boolean> outcome = new CompletableFuture<>();
    private boolean begun;
    private int changes;

    private HeldServer(ServerProcess process, VirtualMachine machine, Place begin, int step) {
        this.process = process;
        this.machine = machine;
        this.begin = begin;
        this.step = step;
    }

    /** @param step the change of the files, counted from 1, before which it is held */
    static HeldServer launch(Path configuration, Path temporary, Place begin, int step) {
        ListeningConnector connector = Bootstrap.virtualMachineManager().listeningConnectors().stream()
                .filter(one -> one.transport().name().equals("dt_socket"))
                .findFirst()
                .orElseThrow();
        Map<String, Connector.Argument> arguments = connector.defaultArguments();
        arguments.get("localAddress").setValue("127.0.0.1");
        try {
            String address = connector.startListening(arguments);
            ServerProcess process = ServerProcess.launch(
                    configuration,
                    List.of(
                            "-Djava.io.tmpdir=" + temporary,
                            "-agentlib:jdwp=transport=dt_socket,server=n,suspend=y,address=127.0.0.1:"
                                    + address.substring(address.lastIndexOf(':') + 1)));
            HeldServer held = new HeldServer(process, connector.accept(arguments), begin, step);
            connector.stopListening(arguments);
            held.watch();
            return held;
        } catch (IOException | IllegalConnectorArgumentsException e) {
            throw new AssertionError(e);
        }
    }

    ServerProcess process() {
        return process;
    }

    /** Waits for one or the other: true if it is held at its step, false if the end came before. */
    boolean isHeldBefore(Runnable end) {
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        Thread waiter = new Thread(
                () -> {
                    try {
                        end.run();
                        ended.complete(false);
                    } catch (RuntimeException | AssertionError e) {
                        ended.completeExceptionally(e);
                    }
                },
                "end-of-the-server's-work");
        waiter.setDaemon(true);
        waiter.start();
        return (Boolean) CompletableFuture.anyOf(outcome, ended).join();
    }

    private void watch() {
        awaitClass(begin.type());
        CHANGES.stream().map(Place::type).distinct().forEach(this::awaitClass);
        Thread watcher = new Thread(this::events, "debugger");
        watcher.setDaemon(true);
        watcher.start();
    }

    private void awaitClass(String name) {
        ClassPrepareRequest prepared = machine.eventRequestManager().createClassPrepareRequest();
        prepared.addClassFilter(name);
        prepared.enable();
    }

    private void events() {
        try {
            while (!outcome.isDone()) {
                EventSet events = machine.eventQueue().remove();
                for (Event event : events) happened(event);
                if (!outcome.isDone()) events.resume();
            }
        } catch (InterruptedException | VMDisconnectedException | AssertionError e) {
            outcome.completeExceptionally(e);
        }
    }

    private void happened(Event event) {
        if (event instanceof ClassPrepareEvent prepared) {
            loaded(prepared.referenceType());
        } else if (event instanceof BreakpointEvent reached) {
            if (reached.request().getProperty(KIND) == Kind.BEGIN) begun = true;
            else if (begun && ++changes == step) outcome.complete(true);
        }
    }

    private void loaded(ReferenceType type) {
        if (type.name().equals(begin.type())) stopAt(begin.in(type), Kind.BEGIN);
        CHANGES.stream()
                .filter(place -> place.type().equals(type.name()))
                .forEach(place -> stopAt(place.in(type), Kind.CHANGE));
    }

    private void stopAt(Location location, Kind kind) {
        var request = machine.eventRequestManager().createBreakpointRequest(location);
        request.putProperty(KIND, kind);
        request.enable();
    }

    /** SIGKILL, as it is. */
    @Override
    public void close() {
        process.kill();
    }
}
