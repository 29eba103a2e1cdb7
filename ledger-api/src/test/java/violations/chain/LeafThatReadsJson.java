package violations.chain;

import tools.jackson.databind.ObjectMapper;

/** A format that leans on somebody's JSON printer. */
record LeafThatReadsJson(ObjectMapper mapper) {}
