package de.pimux.actors.stream;

/** Notices a client that says nothing, by the ticks of a timer and not by a clock. */
final class Silence {
    static final String TIMER = "silence";

    /** What a tick found. */
    enum Finding {
        /** Something came since the last tick. */
        HEARD,
        /** Nothing came: the client is to be asked. */
        SILENT,
        /** Nothing came although it was asked. */
        LOST
    }

    private boolean heard;
    private boolean asked;

    void broken() {
        heard = true;
    }

    Finding elapsed() {
        Finding finding = heard ? Finding.HEARD : asked ? Finding.LOST : Finding.SILENT;
        asked = finding == Finding.SILENT;
        heard = false;
        return finding;
    }
}
