/** Every refusal has its sentence. */
@NullMarked
package org.guildbook.api.problem;

import org.jspecify.annotations.NullMarked;
