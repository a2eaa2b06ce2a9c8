package de.pimux.core.upload;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The bytes {@code first} to {@code last} of a file, both included (RFC 9110 §14). */
public record ByteRange(long first, long last) {
    private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})", Pattern.CASE_INSENSITIVE);

    public static ByteRange whole(long size) {
        return new ByteRange(0, size - 1);
    }

    public long length() {
        return last - first + 1;
    }

    /**
     * What a request asks for.
     *
     * @param header as it came. Without one, or with what is not a single range, the whole file is meant: a server may
     *     ignore the header (RFC 9110 §14.2)
     * @return empty if the file has no such bytes
     */
    public static Optional<ByteRange> asked(@Nullable String header, long size) {
        Matcher one = ONE.matcher(header == null ? "" : header.strip());
        if (!one.matches() || (one.group(1).isEmpty() && one.group(2).isEmpty())) return Optional.of(whole(size));
        if (one.group(1).isEmpty()) return suffix(Long.parseLong(one.group(2)), size);
        long first = Long.parseLong(one.group(1));
        long last = one.group(2).isEmpty() ? size - 1 : Long.parseLong(one.group(2));
        if (last < first && !one.group(2).isEmpty()) return Optional.of(whole(size)); // no range at all (§14.1.1)
        return first >= size ? Optional.empty() : Optional.of(new ByteRange(first, Math.min(last, size - 1)));
    }

    private static Optional<ByteRange> suffix(long length, long size) {
        return length == 0 ? Optional.empty() : Optional.of(new ByteRange(Math.max(0, size - length), size - 1));
    }
}
