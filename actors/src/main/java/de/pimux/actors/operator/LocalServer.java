package de.pimux.actors.operator;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import de.pimux.actors.config.DataFolder;
import java.io.IOException;
import java.nio.file.Path;
import javax.management.JMException;
import javax.management.JMX;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

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

    <T> T bean(String name, Class<T> type) throws IOException {
        MBeanServerConnection beans = connector.getMBeanServerConnection();
        try {
            ObjectName bean = new ObjectName(name);
            if (beans.isRegistered(bean)) return JMX.newMXBeanProxy(beans, bean, type);
        } catch (JMException e) {
            throw new IOException(name, e);
        }
        throw new IOException("the server is still starting, or it is no pimux");
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}
