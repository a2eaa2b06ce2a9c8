/** Where files of accounts are put, kept and found. */
@NullMarked
package de.pimux.actors.upload;

import org.jspecify.annotations.NullMarked;
