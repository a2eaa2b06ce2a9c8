package de.pimux.bench.report;

import java.util.List;

/**
 * A row of the report.
 *
 * @param figure the figure's name in the results
 * @param target what pimux has set itself, in words; empty if nothing
 */
record Row(String figure, String text, String target) {
    static final List<Row> ALL = List.of(
            new Row("chat.first", "CPU per chat message, first round after start, us", ""),
            new Row("chat.warm", "CPU per chat message, warm, us", "<= 50"),
            new Row("chat.rate", "messages/s, warm", ""),
            new Row("chat-sm.first", "CPU per chat message with XEP-0198, first round, us", ""),
            new Row("chat-sm.warm", "CPU per chat message with XEP-0198, warm, us", "<= 60"),
            new Row("chat-sm.rate", "messages/s with XEP-0198, warm", ""),
            new Row("latency.p50", "latency at 1,000 messages/s, p50, ms", ""),
            new Row("latency.p99", "latency at 1,000 messages/s, p99, ms", "<= 5"),
            new Row("latency.cpu", "CPU per message at 1,000 messages/s, us", ""),
            new Row("login.first", "CPU per login, first 1,000 after start, ms", ""),
            new Row("login.warm", "CPU per login, warm, ms", "<= 1.5"),
            new Row("presence.warm", "CPU per delivered presence, 100 contacts, warm, us", "<= 25"),
            new Row("presence.subscription", "CPU per mutual subscription, ms", ""),
            new Row("rooms.200.fill", "filling a room of 200, s", ""),
            new Row("rooms.200.fill-cpu", "CPU of that, s", ""),
            new Row("rooms.200.message", "CPU per delivered message, 200 occupants, us", ""),
            new Row("rooms.1000.fill", "filling a room of 1,000, s", ""),
            new Row("rooms.1000.fill-cpu", "CPU of that, s", ""),
            new Row("rooms.1000.message", "CPU per delivered message, 1,000 occupants, us", ""),
            new Row("offline.store", "CPU to store an offline message, us", ""),
            new Row("offline.deliver", "CPU to deliver an offline message, us", ""),
            new Row("archive.first", "CPU per message archived on both sides, first round, us", ""),
            new Row("archive.warm", "CPU per message archived on both sides, warm, us", "<= 90"),
            new Row("archive.rate", "messages/s archived on both sides, warm", ""),
            new Row("archive.fill", "CPU per message archived on both sides, all to one account, us", ""),
            new Row("archive.fill.last", "CPU per message of the last 1,000 of them, us", ""),
            new Row("archive.count", "messages of that archive, as the server counts them", ""),
            new Row("archive.oldest", "CPU per page of 50, oldest, ms", "<= 1"),
            new Row("archive.oldest.p50", "time of such a page, p50, ms", ""),
            new Row("archive.oldest.p99", "time of such a page, p99, ms", ""),
            new Row("archive.oldest-with", "CPU per page of 50, oldest with one contact, ms", "<= 1"),
            new Row("archive.oldest-with.p50", "time of such a page, p50, ms", ""),
            new Row("archive.oldest-with.p99", "time of such a page, p99, ms", ""),
            new Row("archive.newest", "CPU per page of 50, newest, ms", "<= 1"),
            new Row("archive.newest.p50", "time of such a page, p50, ms", ""),
            new Row("archive.newest.p99", "time of such a page, p99, ms", ""),
            new Row("archive.newest-with", "CPU per page of 50, newest with one contact, ms", "<= 1"),
            new Row("archive.newest-with.p50", "time of such a page, p50, ms", ""),
            new Row("archive.newest-with.p99", "time of such a page, p99, ms", ""),
            new Row("idle.base", "RSS without sessions, MB", ""),
            new Row("idle.1000.each", "RSS per idle session at 1,000, KB", ""),
            new Row("idle.5000.each", "RSS per idle session at 5,000, KB", ""),
            new Row("idle.10000.each", "RSS per idle session at 10,000, KB", "<= 20"),
            new Row("idle.10000.total", "RSS with 10,000 sessions, MB", "<= 400"),
            new Row("loss.online", "lost of 4,000 acknowledged at kill -9, recipients online", "0"),
            new Row("loss.stalled", "lost, recipients connected but not reading", "0"),
            new Row("loss.offline", "lost, recipients offline", "0"),
            new Row("loss.hibernating", "lost, recipients hibernating", "0"),
            new Row("churn.files", "open files left by 3,000 cut connections", "0"),
            new Row("churn.memory", "RSS left by 3,000 cut connections, MB", ""),
            new Row("start.time", "from the command to the first connection, s", "<= 5"),
            new Row("start.cpu", "CPU of that, s", ""));

    String command() {
        return "--scenarios " + figure.substring(0, figure.indexOf('.'));
    }
}
