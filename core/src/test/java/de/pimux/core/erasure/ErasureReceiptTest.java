package de.pimux.core.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import de.pimux.core.jid.Jid;
import de.pimux.core.retention.RetentionClass;
import de.pimux.xml.Element;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ErasureReceiptTest {
    private static final KeyPair KEY = keys();
    private static final ErasureReceipt RECEIPT = new ErasureReceipt(
            Jid.of("juliet@capulet.example"),
            Instant.parse("2026-11-26T21:00:00Z"),
            Requester.USER,
            new Tally(Map.of(RetentionClass.ACCOUNT, 12L, RetentionClass.ARCHIVE, 3_000L, RetentionClass.UPLOAD, 0L)));

    @Test
    void a_receipt_says_what_went_when_and_how_much_of_it_and_is_signed() {
        Element element = RECEIPT.sign(KEY.getPrivate()).element();
        assertThat(element.attribute("account")).isEqualTo("juliet@capulet.example");
        assertThat(element.attribute("requested")).isEqualTo("2026-11-26T21:00:00Z");
        assertThat(element.attribute("by")).isEqualTo("user");
        assertThat(element.elements())
                .extracting(child -> child.attribute("class"), child -> child.attribute("records"))
                .startsWith(tuple("account", "12"), tuple("archive", "3000"))
                .hasSize(3);
    }

    @Test
    void what_was_handed_out_is_read_and_genuine() {
        SignedReceipt signed = RECEIPT.sign(KEY.getPrivate());
        SignedReceipt read = SignedReceipt.read(signed.element()).orElseThrow();
        assertThat(read.receipt()).isEqualTo(RECEIPT);
        assertThat(read.isSignedBy(KEY.getPublic())).isTrue();
        assertThat(read.isSignedBy(keys().getPublic())).isFalse();
    }

    @Test
    void the_same_facts_give_the_same_receipt() {
        assertThat(RECEIPT.sign(KEY.getPrivate()).element())
                .isEqualTo(RECEIPT.sign(KEY.getPrivate()).element());
        assertThat(RECEIPT.sign(KEY.getPrivate()).id())
                .isEqualTo(RECEIPT.sign(KEY.getPrivate()).id())
                .isNotEqualTo(RECEIPT.sign(keys().getPrivate()).id());
    }

    @Test
    void a_changed_receipt_is_not_genuine() {
        Element element = RECEIPT.sign(KEY.getPrivate()).element();
        assertThat(genuine(element.with("account", "romeo@montague.example"))).isFalse();
        assertThat(genuine(element.with("requested", "2026-11-26T21:00:01Z"))).isFalse();
        assertThat(genuine(element.with("by", "operator"))).isFalse();
        assertThat(genuine(element.with(Element.of(SignedReceipt.NAMESPACE, "erased")
                        .with("class", "pending")
                        .with("records", "1"))))
                .isFalse();
    }

    private static boolean genuine(Element element) {
        return SignedReceipt.read(element).orElseThrow().isSignedBy(KEY.getPublic());
    }

    @Test
    void what_is_no_receipt_is_not_read() {
        Element element = RECEIPT.sign(KEY.getPrivate()).element();
        assertThat(SignedReceipt.read(Element.of("a:b", "receipt"))).isEmpty();
        assertThat(SignedReceipt.read(element.with("requested", "yesterday"))).isEmpty();
        assertThat(SignedReceipt.read(element.with("account", "a@b@c"))).isEmpty();
        assertThat(SignedReceipt.read(element.with("by", null))).isEmpty();
        assertThat(SignedReceipt.read(element.withChildren(List.of()))).isEmpty();
    }

    @Test
    void a_receipt_does_not_print_its_account() {
        assertThat(RECEIPT.toString()).doesNotContain("juliet");
        assertThat(RECEIPT.sign(KEY.getPrivate()).toString()).doesNotContain("juliet");
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
