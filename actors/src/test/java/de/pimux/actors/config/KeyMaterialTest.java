package de.pimux.actors.config;

import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.actors.config.ServerConfig.CertificateFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.interfaces.ECPrivateKey;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KeyMaterialTest {
    @TempDir
    Path folder;

    @Test
    void a_self_signed_certificate_is_made_once_for_the_domain() throws Exception {
        CertificateFiles files = SelfSignedCertificate.in(folder.resolve("tls"), "example.org");
        KeyMaterial made = KeyMaterial.read(files);
        assertThat(made.covers("example.org")).isTrue();
        assertThat(made.covers("example.com")).isFalse();
        assertThat(made.chain().get(0).getSigAlgName()).isEqualTo("SHA256withECDSA");
        made.chain().get(0).checkValidity();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files.key())))
                .isEqualTo("rw-------");
        assertThat(KeyMaterial.read(SelfSignedCertificate.in(folder.resolve("tls"), "example.org"))
                        .chain())
                .isEqualTo(made.chain());
    }

    @Test
    void a_key_in_the_older_form_of_openssl_is_read_too() throws Exception {
        CertificateFiles pkcs8 = SelfSignedCertificate.in(folder.resolve("tls"), "example.org");
        ECPrivateKey key = (ECPrivateKey) KeyMaterial.read(pkcs8).key();
        byte[] encoded = new org.bouncycastle.asn1.sec.ECPrivateKey(256, key.getS(), SECObjectIdentifiers.secp256r1)
                .getEncoded();
        Path sec1 = folder.resolve("sec1.pem");
        Files.writeString(
                sec1,
                "-----BEGIN EC PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(encoded)
                        + "\n-----END EC PRIVATE KEY-----\n");
        assertThat(KeyMaterial.read(new CertificateFiles(pkcs8.chain(), sec1)).chain())
                .isEqualTo(KeyMaterial.read(pkcs8).chain());
    }

    @Test
    void a_wildcard_stands_for_one_label() {
        CertificateNames names = new CertificateNames(List.of("*.example.org", "example.net"));
        assertThat(names.cover("chat.example.org")).isTrue();
        assertThat(names.cover("Example.net")).isTrue();
        assertThat(names.cover("example.org")).isFalse();
        assertThat(names.cover("a.chat.example.org")).isFalse();
    }
}
