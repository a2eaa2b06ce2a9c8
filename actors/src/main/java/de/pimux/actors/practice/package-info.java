/** A client that uses a server the way clients do, for the JVM to learn from what a server is busy with. */
@org.jspecify.annotations.NullMarked
package de.pimux.actors.practice;
