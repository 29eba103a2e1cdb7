package org.guildbook.encoding;

import tools.jackson.databind.JsonNode;

/** How values of one type stand in canonical JSON. */
interface ValueFormat {

    /** The value as {@link org.guildbook.chain.CanonicalJson} takes it. */
    Object json(Object value);

    /** Fails with {@link EncodingException} unless the node is a value of this type. */
    Object read(JsonNode node);
}
