/**
 * The pages people read: HTML rendered on the server, in Chinese and English, useful without a script.
 *
 * <p>Guarantees: every page says who may read it, what it leaves out and as of which entry it is true; a public page
 * reads open parts and published totals only. May use: the read models, the user of the session, Spring MVC. The forms of
 * the privacy page alone send commands, under the session with its token against forged requests.
 */
@NullMarked
package org.guildbook.api.web;

import org.jspecify.annotations.NullMarked;
