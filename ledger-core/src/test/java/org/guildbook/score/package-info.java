/** The vectors of the credit score and its properties over random histories. */
@NullMarked
package org.guildbook.score;

import org.jspecify.annotations.NullMarked;
