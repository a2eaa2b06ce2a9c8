package de.pimux.actors.config;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/** The DNS names of a certificate (RFC 9525 §3): its subject alternative names, of which the first 1000 count. */
public record CertificateNames(List<String> patterns) {
    private static final int MAX_NAMES = 1000;
    private static final int DNS_NAME = 2;

    public static CertificateNames of(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null ? fromSubject(certificate) : fromAlternatives(names);
        } catch (CertificateParsingException e) {
            return new CertificateNames(List.of());
        }
    }

    private static CertificateNames fromAlternatives(Collection<List<?>> names) {
        return new CertificateNames(names.stream()
                .filter(name -> Integer.valueOf(DNS_NAME).equals(name.get(0)))
                .limit(MAX_NAMES)
                .map(name -> String.valueOf(name.get(1)).toLowerCase(Locale.ROOT))
                .toList());
    }

    // An operator's own old certificate may have no alternative names; many clients would refuse it, but it is theirs.
    private static CertificateNames fromSubject(X509Certificate certificate) {
        try {
            return new CertificateNames(
                    new LdapName(certificate.getSubjectX500Principal().getName())
                            .getRdns().stream()
                                    .filter(part -> part.getType().equalsIgnoreCase("CN"))
                                    .map(part -> String.valueOf(part.getValue()).toLowerCase(Locale.ROOT))
                                    .toList());
        } catch (InvalidNameException e) {
            return new CertificateNames(List.of());
        }
    }

    /** A wildcard stands for exactly one whole label on the left (RFC 9525 §6.3). */
    public boolean cover(String domain) {
        String name = java.net.IDN.toASCII(domain).toLowerCase(Locale.ROOT);
        int dot = name.indexOf('.');
        return patterns.contains(name) || (dot > 0 && patterns.contains("*" + name.substring(dot)));
    }
}
