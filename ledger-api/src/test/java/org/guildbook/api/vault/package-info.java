@NullMarked
package org.guildbook.api.vault;

import org.jspecify.annotations.NullMarked;
