package de.pimux.xml;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes elements as UTF-8, without recursion. Namespaces are declared where they change, as {@code xmlns}; only what
 * cannot do without one gets a prefix. What is written reads back as an equal element, except for what XML cannot
 * express: characters such as U+0000 are left out, and adjacent texts become one.
 */
public final class XmlWriter {
    private static final int FIRST_CAPACITY = 512;
    /** A thread's buffer that grew beyond this is not kept. */
    private static final int LARGEST_KEPT = 16 * 1024;

    private static final ThreadLocal<XmlBuffer> BUFFERS = ThreadLocal.withInitial(() -> new XmlBuffer(FIRST_CAPACITY));

    private final XmlContext context;
    private final XmlBuffer out;
    private Frame[] frames = new Frame[4];
    private int depth;

    /** An element whose children are being written. */
    private static final class Frame {
        private final Element element;
        private final String prefix;
        private final String defaultNamespace;
        private int next;

        private Frame(Element element, String prefix, String defaultNamespace) {
            this.element = element;
            this.prefix = prefix;
            this.defaultNamespace = defaultNamespace;
        }

        private @Nullable Node nextChild() {
            List<Node> children = element.children();
            return next < children.size() ? children.get(next++) : null;
        }
    }

    private XmlWriter(XmlContext context, XmlBuffer out) {
        this.context = context;
        this.out = out;
    }

    public static byte[] bytes(Markup element, String contextNamespace) {
        return bytes(element, XmlContext.of(contextNamespace));
    }

    /** The element as it stands inside of the context. */
    public static byte[] bytes(Markup element, XmlContext context) {
        return written(element, context).toBytes();
    }

    /** As {@link #bytes}, without a copy: the buffer is good until the thread writes the next element. */
    public static XmlBuffer written(Markup element, String contextNamespace) {
        return written(element, XmlContext.of(contextNamespace));
    }

    private static XmlBuffer written(Markup element, XmlContext context) {
        XmlBuffer buffer = BUFFERS.get();
        buffer.clear();
        write(element, context, buffer);
        if (buffer.capacity() > LARGEST_KEPT) BUFFERS.remove();
        return buffer;
    }

    public static String text(Markup element, String contextNamespace) {
        return new String(bytes(element, contextNamespace), StandardCharsets.UTF_8);
    }

    public static void write(Markup element, String contextNamespace, XmlBuffer out) {
        write(element, XmlContext.of(contextNamespace), out);
    }

    public static void write(Markup element, XmlContext context, XmlBuffer out) {
        if (element instanceof WrittenElement written) written.writeTo(out, context.defaultNamespace());
        else new XmlWriter(context, out).write(element.element());
    }

    private void write(Element root) {
        start(root, context.defaultNamespace());
        while (depth > 0) {
            Frame frame = frames[depth - 1];
            Node child = frame.nextChild();
            if (child == null) end(frame);
            else if (child instanceof Element element) start(element, frame.defaultNamespace);
            else if (child instanceof Text text) out.text(text.value());
            else if (child instanceof WrittenElement written) written.writeTo(out, frame.defaultNamespace);
        }
    }

    private void end(Frame frame) {
        depth--;
        out.raw("</").raw(frame.prefix).raw(frame.element.name()).raw('>');
    }

    private void start(Element element, String defaultNamespace) {
        String namespace = element.namespace();
        String prefix = namespace.equals(defaultNamespace) ? "" : declaredPrefix(namespace);
        out.raw('<').raw(prefix).raw(element.name());
        boolean declares = prefix.isEmpty() && !namespace.equals(defaultNamespace);
        if (declares) declare(" xmlns='", namespace);
        if (!element.attributes().isEmpty()) attributes(element.attributes());
        if (element.children().isEmpty()) {
            out.raw("/>");
        } else {
            out.raw('>');
            push(new Frame(element, prefix, declares ? namespace : defaultNamespace));
        }
    }

    private String declaredPrefix(String namespace) {
        if (namespace.isEmpty()) return "";
        if (namespace.equals(context.prefixedNamespace())) return context.prefix() + ':';
        return namespace.equals(Attribute.XML_NAMESPACE) ? "xml:" : "";
    }

    private void push(Frame frame) {
        if (depth == frames.length) frames = Arrays.copyOf(frames, depth * 2);
        frames[depth++] = frame;
    }

    private void attributes(List<Attribute> attributes) {
        for (int i = 0; i < attributes.size(); i++) {
            Attribute attribute = attributes.get(i);
            out.raw(' ');
            if (!attribute.namespace().isEmpty()) prefix(attributes, i);
            out.raw(attribute.name())
                    .raw("='")
                    .attributeValue(attribute.value())
                    .raw('\'');
        }
    }

    /** Writes the prefix of an attribute; one that is not {@code xml:} is declared in the same tag, once. */
    private void prefix(List<Attribute> attributes, int i) {
        String namespace = attributes.get(i).namespace();
        if (namespace.equals(Attribute.XML_NAMESPACE)) {
            out.raw("xml:");
            return;
        }
        int first = 0;
        while (!attributes.get(first).namespace().equals(namespace)) first++;
        String prefix = "ns" + first;
        if (first == i) declare("xmlns:" + prefix + "='", namespace).raw(' ');
        out.raw(prefix).raw(':');
    }

    private XmlBuffer declare(String start, String namespace) {
        return out.raw(start).attributeValue(namespace).raw('\'');
    }
}
