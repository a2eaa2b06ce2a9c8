package de.pimux.core.erasure;

import de.pimux.core.jid.Jid;
import de.pimux.core.retention.RetentionClass;
import de.pimux.xml.Element;
import de.pimux.xml.ElementBuilder;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A receipt with the server's signature, as it is handed out. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SignedReceipt(ErasureReceipt receipt, byte[] signature) {
    public static final String NAMESPACE = "urn:pimux:erasure-receipt:0";

    public ReceiptId id() {
        return ReceiptId.of(signature);
    }

    /** Whether the owner of this key signed it. */
    public boolean isSignedBy(PublicKey key) {
        try {
            Signature check = Signature.getInstance(ErasureReceipt.ALGORITHM);
            check.initVerify(key);
            check.update(receipt.signedText());
            return check.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    public Element element() {
        ElementBuilder element = Element.builder(NAMESPACE, "receipt")
                .attribute("account", receipt.account().bare().text())
                .attribute("requested", receipt.at().toString())
                .attribute("by", receipt.by().wire());
        receipt.records()
                .records()
                .forEach((retention, count) -> element.add(Element.of(NAMESPACE, "erased")
                        .with("class", retention.name().toLowerCase(Locale.ROOT))
                        .with("records", Long.toString(count))));
        element.textChild(NAMESPACE, "signature", Base64.getEncoder().encodeToString(signature));
        return element.build();
    }

    /** Reads what {@link #element} wrote; empty if it is something else. Whether it is genuine is another question. */
    public static Optional<SignedReceipt> read(Element element) {
        if (!element.is(NAMESPACE, "receipt")) return Optional.empty();
        try {
            Map<RetentionClass, Long> records = new EnumMap<>(RetentionClass.class);
            for (Element child : element.elements())
                if (child.is(NAMESPACE, "erased"))
                    records.put(
                            RetentionClass.valueOf(upper(child, "class")), Long.valueOf(attribute(child, "records")));
            ErasureReceipt receipt = new ErasureReceipt(
                    Jid.of(attribute(element, "account")),
                    Instant.parse(attribute(element, "requested")),
                    Requester.valueOf(upper(element, "by")),
                    new Tally(records));
            String signature = element.childText(NAMESPACE, "signature");
            if (signature == null) return Optional.empty();
            return Optional.of(
                    new SignedReceipt(receipt, Base64.getMimeDecoder().decode(signature)));
        } catch (IllegalArgumentException | DateTimeException malformed) {
            return Optional.empty();
        }
    }

    private static String upper(Element element, String name) {
        return attribute(element, name).toUpperCase(Locale.ROOT);
    }

    private static String attribute(Element element, String name) {
        String value = element.attribute(name);
        if (value == null) throw new IllegalArgumentException(name + " is missing");
        return value;
    }

    @Override
    public String toString() {
        return "SignedReceipt[" + id() + "]";
    }
}
