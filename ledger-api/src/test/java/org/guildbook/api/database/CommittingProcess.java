package org.guildbook.api.database;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A process of its own that commits rows, says so, and waits to be killed. */
final class CommittingProcess {

    public static void main(String[] arguments) throws Exception {
        EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(arguments[0]), 0);
        EmbeddedDatabaseTest.execute(database, "CREATE TABLE kept (line int)");
        EmbeddedDatabaseTest.execute(database, "INSERT INTO kept SELECT generate_series(1, 1000)");
        System.out.println("committed");
        new CountDownLatch(1).await();
    }

    private CommittingProcess() {}
}
