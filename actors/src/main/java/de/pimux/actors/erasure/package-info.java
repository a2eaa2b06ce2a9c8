/** What the erasure of accounts needs beside the accounts: the list of those under way, and receipts. */
@NullMarked
package de.pimux.actors.erasure;

import org.jspecify.annotations.NullMarked;
