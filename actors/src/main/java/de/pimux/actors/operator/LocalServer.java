package de.pimux.actors.operator;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import de.pimux.actors.config.DataFolder;
import de.pimux.actors.operator.Command.Attribute;
import de.pimux.actors.operator.Command.Operation;
import de.pimux.actors.operator.Command.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.jspecify.annotations.Nullable;

/** The JMX connection to the pimux that runs in a data folder of this machine, under the same user. */
final class LocalServer implements AutoCloseable {
    private final JMXConnector connector;

    private LocalServer(JMXConnector connector) {
        this.connector = connector;
    }

    @SuppressWarnings("BanJNDI") // the address comes from the operator's own process
    static LocalServer in(Path data) throws IOException {
        VirtualMachine server = attach(DataFolder.runningIn(data));
        try {
            return new LocalServer(JMXConnectorFactory.connect(new JMXServiceURL(server.startLocalManagementAgent())));
        } finally {
            server.detach();
        }
    }

    private static VirtualMachine attach(long pid) throws IOException {
        try {
            return VirtualMachine.attach(Long.toString(pid));
        } catch (AttachNotSupportedException e) {
            throw new IOException("process " + pid + " is no pimux that this user may operate", e);
        }
    }

    /** @throws IOException with the reason in plain words if it was refused, or failed */
    Answer call(Command command, List<String> arguments) throws IOException {
        MBeanServerConnection beans = connector.getMBeanServerConnection();
        try {
            return call(beans, new ObjectName(command.bean()), command.call(), arguments);
        } catch (InstanceNotFoundException e) {
            throw new IOException("the server is still starting, or it is no pimux", e);
        } catch (MBeanException e) {
            throw new IOException(e.getTargetException().getMessage(), e);
        } catch (RuntimeMBeanException e) {
            throw new IOException("the server could not do it; its log says why", e);
        } catch (JMException e) {
            throw new IOException("the server is another version of pimux", e);
        }
    }

    private static Answer call(MBeanServerConnection beans, ObjectName bean, Command.Call call, List<String> arguments)
            throws JMException, IOException {
        if (call instanceof Attribute attribute) return Answer.of(beans.getAttribute(bean, attribute.name()));
        if (call instanceof Status status) return status(beans, bean, status);
        String[] signature = new String[arguments.size()];
        Arrays.fill(signature, String.class.getName());
        return Answer.of(beans.invoke(bean, ((Operation) call).name(), arguments.toArray(), signature));
    }

    private static Answer status(MBeanServerConnection beans, ObjectName bean, Status status)
            throws JMException, IOException {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (String attribute : status.attributes())
            values.put(
                    Spelling.field(attribute),
                    Answer.of(beans.getAttribute(bean, attribute)).value());
        return new Answer(values);
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}
