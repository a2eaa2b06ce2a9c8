package de.pimux.actors.operator;

import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanNotificationInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.Notification;
import javax.management.NotificationBroadcasterSupport;
import javax.management.ObjectName;
import javax.management.StandardEmitterMBean;

/** A bean of the console, with what the annotations of its interface say of it, and the alarms that it sends. */
final class Bean extends StandardEmitterMBean {
    private final ObjectName name;
    private final AtomicLong sent = new AtomicLong();

    private <T> Bean(ObjectName name, T bean, Class<T> type, String... alarms) {
        super(bean, type, true, new NotificationBroadcasterSupport(alarms(alarms)));
        this.name = name;
    }

    private static MBeanNotificationInfo[] alarms(String... types) {
        return types.length == 0
                ? new MBeanNotificationInfo[0]
                : new MBeanNotificationInfo[] {
                    new MBeanNotificationInfo(
                            types, Notification.class.getName(), "Something that the operator must look after.")
                };
    }

    /**
     * Puts the bean where consoles and {@code pimux ctl} find it.
     *
     * @param alarms the types of the notifications that it may send
     */
    static <T> Bean register(String name, T bean, Class<T> type, String... alarms) {
        try {
            Bean registered = new Bean(new ObjectName(name), bean, type, alarms);
            ManagementFactory.getPlatformMBeanServer().registerMBean(registered, registered.name);
            return registered;
        } catch (JMException e) {
            throw new IllegalStateException("this JVM has a pimux already", e);
        }
    }

    /** Tells every console that listens. */
    void alarm(String type, String message) {
        sendNotification(new Notification(type, name, sent.incrementAndGet(), message));
    }

    @Override
    protected String getDescription(MBeanInfo info) {
        Described described = getMBeanInterface().getAnnotation(Described.class);
        return described == null ? info.getDescription() : described.value();
    }

    @Override
    protected String getDescription(MBeanAttributeInfo info) {
        return described(getter(info)).map(Described::value).orElseGet(info::getDescription);
    }

    @Override
    protected String getDescription(MBeanOperationInfo info) {
        return described(operation(info)).map(Described::value).orElseGet(info::getDescription);
    }

    @Override
    protected int getImpact(MBeanOperationInfo info) {
        return info.getReturnType().equals("void") ? MBeanOperationInfo.ACTION : MBeanOperationInfo.ACTION_INFO;
    }

    @Override
    protected String getDescription(MBeanOperationInfo operation, MBeanParameterInfo parameter, int sequence) {
        return named(operation, sequence).map(Named::description).orElseGet(parameter::getDescription);
    }

    @Override
    protected String getParameterName(MBeanOperationInfo operation, MBeanParameterInfo parameter, int sequence) {
        return named(operation, sequence).map(Named::value).orElseGet(parameter::getName);
    }

    private Optional<Method> getter(MBeanAttributeInfo info) {
        return method((info.isIs() ? "is" : "get") + info.getName(), 0);
    }

    private Optional<Method> operation(MBeanOperationInfo info) {
        return method(info.getName(), info.getSignature().length);
    }

    private Optional<Method> method(String name, int parameters) {
        return Arrays.stream(getMBeanInterface().getMethods())
                .filter(method -> method.getName().equals(name) && method.getParameterCount() == parameters)
                .findFirst();
    }

    private static Optional<Described> described(Optional<Method> method) {
        return method.map(found -> found.getAnnotation(Described.class));
    }

    private Optional<Named> named(MBeanOperationInfo operation, int parameter) {
        return operation(operation).map(found -> found.getParameters()[parameter].getAnnotation(Named.class));
    }
}
