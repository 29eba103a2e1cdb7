package org.guildbook.bench;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** message-db: functions in PL/pgSQL, called over JDBC. Writers of a category of streams take turns. */
final class MessageDb implements Contender {

    private static final String[] FILES = {
        "schema/message-store.sql",
        "tables/messages.sql",
        "functions/message-store-version.sql",
        "functions/hash-64.sql",
        "functions/category.sql",
        "functions/stream-version.sql",
        "functions/acquire-lock.sql",
        "functions/write-message.sql",
        "indexes/messages-id.sql",
        "indexes/messages-stream.sql",
        "indexes/messages-category.sql"
    };

    private static final String WRITE = "SELECT message_store.write_message(?, ?, 'PointsTipped', ?::jsonb)";

    private final FairPool pool;
    private final Peers peers;

    MessageDb(Server server, String database, Peers peers) throws IOException {
        this.pool = new FairPool(server, database);
        this.peers = peers;
        for (String file : FILES) {
            pool.create(peers.messageDb(file));
        }
        pool.create("ALTER ROLE " + Server.USER + " IN DATABASE " + database + " SET search_path = message_store");
        pool.renew();
    }

    @Override
    public String name() {
        return "message-db " + Peers.MESSAGE_DB;
    }

    @Override
    public void call() throws SQLException, InterruptedException {
        pool.run(connection -> {
            try (PreparedStatement write = connection.prepareStatement(WRITE)) {
                write.setString(1, Community.newEventId().toString());
                write.setString(2, Peers.anyStream());
                write.setString(3, peers.anyEvent());
                write.execute();
            }
        });
    }

    @Override
    public void close() {
        pool.close();
    }
}
