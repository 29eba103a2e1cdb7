/** The API over real HTTP: the whole application, its database and its tokens. */
@NullMarked
package org.guildbook.api.http;

import org.jspecify.annotations.NullMarked;
