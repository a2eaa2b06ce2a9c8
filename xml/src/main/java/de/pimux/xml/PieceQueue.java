package de.pimux.xml;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the last bytes of a large document have completed, until somebody takes it. */
final class PieceQueue {
    private final Predicate<Element> containers;
    private final Deque<Piece> pieces = new ArrayDeque<>();

    @FunctionalInterface
    private interface Piece {
        void tell(XmlPieces.Handler handler) throws IOException;
    }

    PieceQueue(Predicate<Element> containers) {
        this.containers = containers;
    }

    boolean opens(String namespace, String name, List<Attribute> attributes) {
        Element start = new Element(namespace, name, attributes, List.of());
        if (!containers.test(start)) return false;
        pieces.add(handler -> handler.opened(start));
        return true;
    }

    /** @param tree what has been built of the element, or null for one whose children have come already */
    void ended(@Nullable TreeBuilder tree) {
        if (tree == null) {
            pieces.add(XmlPieces.Handler::closed);
            return;
        }
        Element whole = tree.end();
        if (whole != null) pieces.add(handler -> handler.element(whole));
    }

    /** Returns whether there was anything. */
    boolean tell(XmlPieces.Handler handler) throws IOException {
        boolean any = !pieces.isEmpty();
        for (Piece piece = pieces.poll(); piece != null; piece = pieces.poll()) piece.tell(handler);
        return any;
    }
}
