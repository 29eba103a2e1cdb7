package org.guildbook.events;

import org.guildbook.values.Series;

/** A fact with a document number: it names the series, the journal stamps the next number in the append. */
public interface Numbered {

    Series series();
}
