/** The configuration: read strictly from HOCON into immutable values, with the data folder and the certificates it names. */
@NullMarked
package de.pimux.actors.config;

import org.jspecify.annotations.NullMarked;
