/** Files are read before anything is recorded. */
@NullMarked
package org.guildbook.api.imports;

import org.jspecify.annotations.NullMarked;
