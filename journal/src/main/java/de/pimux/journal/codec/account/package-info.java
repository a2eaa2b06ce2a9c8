/** The codecs of an account's events and of its snapshot, one class for each feature of the core. */
@NullMarked
package de.pimux.journal.codec.account;

import org.jspecify.annotations.NullMarked;
