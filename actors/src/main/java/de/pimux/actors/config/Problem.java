package de.pimux.actors.config;

/** One thing wrong with a configuration: where it stands, which key, and what would be right. */
public record Problem(String where, String path, String advice) {
    @Override
    public String toString() {
        return where + ": " + path + ": " + advice;
    }
}
