package org.guildbook.values;

import java.util.UUID;

/** The identity of a thing or a party: a UUID that says nothing about its owner. */
public interface Id {

    UUID value();
}
