/** HTTP File Upload (XEP-0363). */
@NullMarked
package de.pimux.actors.extension.upload;

import org.jspecify.annotations.NullMarked;
