package de.pimux.bench.scenario;

import de.pimux.bench.client.Connection;
import de.pimux.bench.client.Incoming;
import de.pimux.bench.client.Receiver;
import java.util.concurrent.CompletableFuture;

/** Asks one archive one question at a time. */
final class ArchiveClient implements Receiver {
    private static final String MAM = "urn:xmpp:mam:2";
    private static final String RSM = "http://jabber.org/protocol/rsm";

    private final Connection session;
    private CompletableFuture<Boolean> answered = new CompletableFuture<>();
    private int asked;
    private int results;
    private long count = -1;

    ArchiveClient(Connection session) {
        this.session = session;
    }

    void archiveEverything() {
        ask("<prefs xmlns='" + MAM + "' default='always'><always/><never/></prefs>");
    }

    /**
     * @param with whose messages; all if it is empty
     * @param edge {@code ""} for the first page, {@code <before/>} for the last
     */
    void askForPage(int size, String with, String edge) {
        ask("<query xmlns='" + MAM + "' queryid='q'>" + (with.isEmpty() ? "" : filter(with)) + "<set xmlns='" + RSM
                + "'><max>" + size + "</max>" + edge + "</set></query>");
    }

    private static String filter(String with) {
        return "<x xmlns='jabber:x:data' type='submit'><field var='FORM_TYPE' type='hidden'><value>" + MAM
                + "</value></field><field var='with'><value>" + with + "</value></field></x>";
    }

    void askForCount() {
        ask("<query xmlns='" + MAM + "'><set xmlns='" + RSM + "'><max>0</max></set></query>");
    }

    private void ask(String request) {
        session.receiver(this);
        answered = new CompletableFuture<>();
        results = 0;
        asked++;
        session.send("<iq type='set' id='archive" + asked + "'>" + request + "</iq>");
    }

    CompletableFuture<Boolean> answered() {
        return answered;
    }

    int results() {
        return results;
    }

    /** What the last answer said, or -1. */
    long count() {
        return count;
    }

    @Override
    public void received(Connection connection, Incoming in) {
        if (in.kind() == Incoming.Kind.MESSAGE && in.contains(MAM)) {
            results++;
        } else if (in.kind() == Incoming.Kind.IQ && in.contains("archive" + asked)) {
            count = number(in.xml());
            if (in.isError()) {
                answered.completeExceptionally(new IllegalStateException("refused: " + in.xml()));
            } else {
                answered.complete(true);
            }
        }
    }

    private static long number(String xml) {
        int start = xml.indexOf("<count>");
        int end = xml.indexOf("</count>");
        return start < 0 || end < start ? -1 : Long.parseLong(xml.substring(start + "<count>".length(), end));
    }
}
