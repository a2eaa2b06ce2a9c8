package de.pimux.bench.interop;

import java.util.Locale;

/**
 * How one test ended.
 *
 * @param test {@code Class.method}; only {@code Class} if it could not even begin
 * @param reason why it failed or does not apply; empty if it passed
 */
record Outcome(String test, Result result, String reason) {
    enum Result {
        PASSED,
        FAILED,
        /** The server lacks its feature, as service discovery says, or it cannot run here. */
        NOT_APPLICABLE;

        String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    static Outcome passed(String test) {
        return new Outcome(test, Result.PASSED, "");
    }

    static Outcome failed(String test, Throwable reason) {
        return new Outcome(test, Result.FAILED, firstLine(reason));
    }

    static Outcome notApplicable(String test, Throwable reason) {
        return notApplicable(test, firstLine(reason));
    }

    static Outcome notApplicable(String test, String reason) {
        return new Outcome(test, Result.NOT_APPLICABLE, reason);
    }

    boolean is(Result wanted) {
        return result == wanted;
    }

    /** The class whose test this is. */
    String testClass() {
        int dot = test.indexOf('.');
        return dot < 0 ? test : test.substring(0, dot);
    }

    private static String firstLine(Throwable reason) {
        String text = reason.getMessage() == null ? reason.toString() : reason.getMessage();
        return text.lines().findFirst().orElse("").strip();
    }
}
