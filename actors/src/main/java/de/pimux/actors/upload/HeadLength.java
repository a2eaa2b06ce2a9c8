package de.pimux.actors.upload;

import akka.http.scaladsl.model.headers.CustomHeader;

/** The size of what a GET would bring (RFC 9110 §8.6): Akka HTTP 10.5 leaves it out of all answers to HEAD. */
final class HeadLength extends CustomHeader {
    private final long bytes;

    HeadLength(long bytes) {
        this.bytes = bytes;
    }

    @Override
    public String name() {
        return "Content-Length";
    }

    @Override
    public String value() {
        return Long.toString(bytes);
    }

    @Override
    public boolean renderInRequests() {
        return false;
    }

    @Override
    public boolean renderInResponses() {
        return true;
    }
}
