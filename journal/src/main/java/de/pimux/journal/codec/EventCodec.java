package de.pimux.journal.codec;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All codecs there are. The bytes of an event are the codec's name, the version, and the body; nothing depends on names
 * of classes.
 */
public final class EventCodec {
    /** What each thread writes into, while it isn't in use: a snapshot is made of events, encoded on their own. */
    private static final ThreadLocal<@Nullable Output> IDLE = new ThreadLocal<>();

    private final Map<Class<?>, Codec<?>> byType = new HashMap<>();
    private final Map<String, Codec<?>> byName = new HashMap<>();

    /** @throws IllegalArgumentException if two codecs share a name or a type */
    public EventCodec(Collection<? extends CodecModule> modules) {
        for (CodecModule module : modules) {
            module.codecs().forEach(this::add);
        }
    }

    private void add(Codec<?> codec) {
        if (byType.put(codec.type(), codec) != null || byName.put(codec.name(), codec) != null) {
            throw new IllegalArgumentException("there are two codecs for " + codec.name());
        }
    }

    public List<Codec<?>> codecs() {
        return List.copyOf(byName.values());
    }

    /** @throws CodecException if the type has no codec */
    public byte[] encode(Object value) {
        Codec<?> codec = byType.get(value.getClass());
        if (codec == null) {
            throw new CodecException("no codec for " + value.getClass().getName());
        }
        Output idle = IDLE.get();
        IDLE.set(null);
        Output out = (idle != null ? idle.again() : new Output()).text(codec.name());
        codec.writeTo(value, out.number(codec.version()));
        IDLE.set(out);
        return out.toBytes();
    }

    /** @throws CodecException if this server does not know the name or the version, or the bytes end too early */
    public Object decode(byte[] bytes) {
        Input in = new Input(bytes);
        String name = in.text();
        int version = in.smallNumber();
        Codec<?> codec = byName.get(name);
        if (codec == null || version < 1 || version > codec.version()) {
            throw new CodecException("no codec for version " + version + " of '" + name + "'");
        }
        Object value = codec.read().read(in, version);
        if (!in.isAtEnd()) {
            throw new CodecException("version " + version + " of '" + name + "' has more bytes than it is made of");
        }
        return value;
    }
}
