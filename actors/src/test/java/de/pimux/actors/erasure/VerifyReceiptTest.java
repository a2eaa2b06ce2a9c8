package de.pimux.actors.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.erasure.ErasureReceipt;
import de.pimux.core.erasure.Requester;
import de.pimux.core.erasure.Tally;
import de.pimux.core.jid.Jid;
import de.pimux.core.retention.RetentionClass;
import de.pimux.xml.XmlWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class VerifyReceiptTest {
    private static final ErasureReceipt RECEIPT = new ErasureReceipt(
            Jid.of("juliet@capulet.example"),
            Instant.parse("2026-11-26T21:00:00Z"),
            Requester.USER,
            new Tally(Map.of(RetentionClass.ACCOUNT, 12L)));

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int verify(String... arguments) {
        return new VerifyReceipt(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8)).run(arguments);
    }

    private String receipt(ReceiptKey key) {
        return XmlWriter.text(RECEIPT.sign(key.secret()).element(), "");
    }

    @Test
    void a_genuine_receipt_is_told_with_what_it_says() throws IOException {
        ReceiptKey key = ReceiptKey.of(folder);
        Path alone = Files.writeString(folder.resolve("receipt.xml"), receipt(key));
        Path inAnswer = Files.writeString(
                folder.resolve("answer.xml"),
                "<iq xmlns='jabber:client' type='result'>\n " + receipt(key) + "\n</iq>\n");
        String known = ReceiptKey.publicFile(folder).toString();
        assertThat(verify(alone.toString(), "--key", known)).isZero();
        assertThat(verify(inAnswer.toString(), "--key", known)).isZero();
        assertThat(out.toString(UTF_8))
                .contains("genuine: the account juliet@capulet.example was erased")
                .contains("2026-11-26T21:00:00Z by its owner")
                .contains("account   12 records");
    }

    @Test
    void a_changed_receipt_and_another_key_are_found_out() throws IOException {
        ReceiptKey key = ReceiptKey.of(folder);
        Path forged =
                Files.writeString(folder.resolve("receipt.xml"), receipt(key).replace("12", "11"));
        String known = ReceiptKey.publicFile(folder).toString();
        assertThat(verify(forged.toString(), "--key", known)).isEqualTo(1);
        Path elsewhere = Files.createDirectory(folder.resolve("other"));
        Path other = Files.writeString(folder.resolve("other.xml"), receipt(ReceiptKey.of(elsewhere)));
        assertThat(verify(other.toString(), "--key", known)).isEqualTo(1);
        assertThat(out.toString(UTF_8)).doesNotContain("genuine: ").contains("NOT GENUINE");
    }

    @Test
    void what_cannot_be_told_is_said() throws IOException {
        Path nothing = Files.writeString(folder.resolve("nothing.xml"), "<a/>");
        Path broken = Files.writeString(folder.resolve("broken.xml"), "<a>");
        assertThat(verify()).isEqualTo(2);
        assertThat(verify(nothing.toString())).isEqualTo(2);
        assertThat(verify(broken.toString())).isEqualTo(2);
        assertThat(verify(folder.resolve("missing").toString())).isEqualTo(2);
        Path genuine = Files.writeString(folder.resolve("receipt.xml"), receipt(ReceiptKey.of(folder)));
        assertThat(verify(genuine.toString(), "--key", nothing.toString())).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("usage: pimux verify-receipt FILE");
    }

    @Test
    void the_key_is_made_once_and_readable_by_its_owner_only() throws IOException {
        ReceiptKey first = ReceiptKey.of(folder);
        Files.delete(ReceiptKey.publicFile(folder));
        ReceiptKey second = ReceiptKey.of(folder);
        assertThat(second.published()).isEqualTo(first.published());
        assertThat(ReceiptKey.readPublic(ReceiptKey.publicFile(folder))).isEqualTo(first.published());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("receipt-key.pem"))))
                .isEqualTo("rw-------");
        assertThat(second.toString()).isEqualTo("ReceiptKey");
    }
}
