package de.pimux.core.sasl;

import static de.pimux.core.sasl.SaslFailure.ABORTED;
import static de.pimux.core.sasl.SaslFailure.INCORRECT_ENCODING;
import static de.pimux.core.sasl.SaslFailure.INVALID_MECHANISM;
import static de.pimux.core.sasl.SaslFailure.MALFORMED_REQUEST;

import de.pimux.core.sasl.SaslStep.Challenge;
import de.pimux.core.sasl.SaslStep.Failed;
import de.pimux.core.sasl.SaslStep.Success;
import de.pimux.xml.Element;
import org.jspecify.annotations.Nullable;

/** SASL in the elements of RFC 6120 §6.4. */
public final class SaslNegotiation {
    public static final String NAMESPACE = "urn:ietf:params:xml:ns:xmpp-sasl";

    private SaslNegotiation() {}

    /** Takes the client's {@code <auth/>}. */
    public static SaslStep begin(SaslContext context, Element auth) {
        String mechanism = auth.attribute("mechanism");
        if (mechanism == null) return SaslStep.failed(INVALID_MECHANISM);
        if (auth.text().isEmpty()) return SaslExchange.begin(context, mechanism, null);
        byte[] initial = data(auth);
        return initial == null ? SaslStep.failed(INCORRECT_ENCODING) : SaslExchange.begin(context, mechanism, initial);
    }

    /** Takes whatever the client says to a challenge, which should be {@code <response/>} or {@code <abort/>}. */
    public static SaslStep answer(Challenge challenge, Element received) {
        if (received.is(NAMESPACE, "abort")) return SaslStep.failed(ABORTED);
        if (!received.is(NAMESPACE, "response")) return SaslStep.failed(MALFORMED_REQUEST);
        byte[] data = data(received);
        if (data == null) return SaslStep.failed(INCORRECT_ENCODING);
        if (data.length > SaslExchange.MAX_MESSAGE_BYTES) return SaslStep.failed(MALFORMED_REQUEST);
        return challenge.response(data);
    }

    /** What the client is told now, null while the server itself has to look for something. */
    public static @Nullable Element element(SaslStep step) {
        if (step instanceof Challenge challenge) return element("challenge", challenge.data());
        if (step instanceof Success success) return element("success", success.data());
        return step instanceof Failed failed ? failed.why().element() : null;
    }

    private static Element element(String name, byte[] data) {
        Element empty = Element.of(NAMESPACE, name);
        return data.length == 0 ? empty : empty.withText(SaslText.base64(data));
    }

    /** A lone {@code =} is data of no length (RFC 6120 §6.4.2). */
    private static byte @Nullable [] data(Element element) {
        String text = element.text();
        return text.equals("=") ? new byte[0] : SaslText.fromBase64(text);
    }
}
