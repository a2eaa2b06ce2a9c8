package de.pimux.core.upload;

import java.nio.charset.StandardCharsets;

/** How a file is called, as the last segment of its link (RFC 3986 §3.3). It is never the name of anything on the disk. */
final class LinkName {
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private LinkName() {}

    /** Keeps the name, and its ending above all, without what would make a path of it. */
    static String of(String fileName) {
        String segment = fileName.replaceAll("[/\\\\\\p{Cntrl}]", "_");
        return segment.matches("\\.{1,2}") ? "_" : escaped(segment);
    }

    private static String escaped(String segment) {
        StringBuilder escaped = new StringBuilder(segment.length() + 16);
        for (byte octet : segment.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (octet & 0xff);
            if (UNRESERVED.indexOf(character) >= 0) escaped.append(character);
            else escaped.append('%').append("%02X".formatted(octet & 0xff));
        }
        return escaped.toString();
    }
}
