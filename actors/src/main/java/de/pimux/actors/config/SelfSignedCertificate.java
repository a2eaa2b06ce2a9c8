package de.pimux.actors.config;

import de.pimux.actors.config.ServerConfig.CertificateFiles;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.net.IDN;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaMiscPEMGenerator;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObjectGenerator;
import org.bouncycastle.util.io.pem.PemWriter;

/** A certificate nobody vouches for, so that a first start needs no preparation: ECDSA on P-256, ten years. */
public final class SelfSignedCertificate {
    private static final int DAYS = 3650;

    private SelfSignedCertificate() {}

    /** The certificate of this folder, made now if the folder has none for the domain. */
    public static CertificateFiles in(Path folder, String domain) throws IOException {
        CertificateFiles files =
                new CertificateFiles(folder.resolve("self-signed.pem"), folder.resolve("self-signed.key"));
        if (Files.exists(files.chain())
                && Files.exists(files.key())
                && KeyMaterial.read(files).covers(domain)) {
            return files;
        }
        Instant now = Instant.now();
        return make(files, domain, now.minus(1, ChronoUnit.HOURS), now.plus(DAYS, ChronoUnit.DAYS));
    }

    static CertificateFiles make(CertificateFiles files, String domain, Instant from, Instant until)
            throws IOException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            X509CertificateHolder certificate = builder(pair, IDN.toASCII(domain), from, until)
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()));
            write(files.key(), new JcaPKCS8Generator(pair.getPrivate(), null));
            write(files.chain(), new JcaMiscPEMGenerator(certificate));
            return files;
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IOException("no self-signed certificate could be made", e);
        }
    }

    private static X509v3CertificateBuilder builder(KeyPair pair, String domain, Instant from, Instant until)
            throws IOException {
        X500Name name = new X500NameBuilder()
                .addRDN(BCStyle.CN, domain.length() > 64 ? "pimux" : domain)
                .build();
        return new JcaX509v3CertificateBuilder(
                        name,
                        new BigInteger(120, new SecureRandom()).setBit(119),
                        Date.from(from),
                        Date.from(until),
                        name,
                        pair.getPublic())
                .addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(new GeneralName(GeneralName.dNSName, domain)))
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
    }

    // Through a file of its own, so that a crash leaves no half certificate.
    private static void write(Path file, PemObjectGenerator content) throws IOException {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            writer.writeObject(content);
        }
        Path folder = DataFolder.makePrivate(file.toAbsolutePath().getParent());
        Path fresh = Files.createTempFile(
                folder,
                "new",
                ".pem",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, text.toString());
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
