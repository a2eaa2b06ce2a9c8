package de.pimux.actors.erasure;

import de.pimux.actors.config.ConfigException;
import de.pimux.actors.config.ConfigReader;
import de.pimux.core.erasure.ErasureReceipt;
import de.pimux.core.erasure.SignedReceipt;
import de.pimux.xml.Element;
import de.pimux.xml.XmlDocument;
import de.pimux.xml.XmlLimits;
import de.pimux.xml.XmlStreamException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code ./pimux verify-receipt}: says whether a receipt of an erasure is genuine. Needs no server. */
public final class VerifyReceipt {
    private static final int GENUINE = 0;
    private static final int FORGED = 1;
    private static final int MISUSED = 2;
    private static final String USAGE = """
            usage: pimux verify-receipt FILE [--key FILE]
              says whether the receipt of an erasure in FILE, alone or in the answer that held it, was signed by the owner
              of the key: a public key (PEM) as it lies in the data folder as receipt-key.pub.pem, by default that of ./data.
              Exit code: 0 genuine, 1 not genuine, 2 it can't be told.""";

    private final PrintStream out;
    private final PrintStream err;

    VerifyReceipt(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        System.exit(new VerifyReceipt(System.out, System.err).run(arguments));
    }

    int run(String... arguments) {
        boolean hasKey = arguments.length == 3 && arguments[1].equals("--key");
        if (!hasKey && arguments.length != 1) {
            err.println(USAGE);
            return MISUSED;
        }
        try {
            return verify(Path.of(arguments[0]), hasKey ? Path.of(arguments[2]) : null);
        } catch (ConfigException | IOException e) {
            err.println("pimux verify-receipt: " + e.getMessage());
            return MISUSED;
        }
    }

    private int verify(Path file, @Nullable Path key) throws ConfigException, IOException {
        SignedReceipt signed = read(file);
        Path known = key != null
                ? key
                : ReceiptKey.publicFile(ConfigReader.defaults(Path.of("")).data());
        if (!Files.exists(known)) throw new IOException("there is no key " + known + "; name it with --key");
        if (!signed.isSignedBy(ReceiptKey.readPublic(known))) {
            out.println("NOT GENUINE: this key has not signed this receipt");
            return FORGED;
        }
        print(signed.receipt());
        return GENUINE;
    }

    private static SignedReceipt read(Path file) throws IOException {
        try {
            Element root = XmlDocument.parse(Files.readAllBytes(file), XmlLimits.DEFAULT);
            Optional<SignedReceipt> receipt = find(root).flatMap(SignedReceipt::read);
            return receipt.orElseThrow(() -> new IOException(file + " holds no receipt of an erasure"));
        } catch (XmlStreamException e) {
            throw new IOException(file + " is not well-formed XML", e);
        }
    }

    private static Optional<Element> find(Element root) {
        Deque<Element> open = new ArrayDeque<>();
        open.add(root);
        while (!open.isEmpty()) {
            Element element = open.remove();
            if (element.is(SignedReceipt.NAMESPACE, "receipt")) return Optional.of(element);
            open.addAll(element.elements());
        }
        return Optional.empty();
    }

    private void print(ErasureReceipt receipt) {
        out.println("genuine: the account " + receipt.account().text() + " was erased");
        out.println("requested at " + receipt.at() + " by its "
                + (receipt.by().wire().equals("user") ? "owner" : "server's operator"));
        receipt.records()
                .records()
                .forEach((retention, count) ->
                        out.printf("%-9s %d records%n", retention.name().toLowerCase(Locale.ROOT), count));
    }
}
