package violations.encoding;

import java.sql.Connection;

/** An encoder that looks things up. */
record EncodingThatSpeaksSql(Connection connection) {}
