package org.guildbook.api.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the ledger is kept.
 *
 * @param url JDBC address of an outside PostgreSQL; absent or blank for the embedded one
 * @param user of the outside PostgreSQL
 * @param password of the outside PostgreSQL
 * @param owner of the journal's tables in the outside PostgreSQL; absent or blank if {@code user} owns them itself
 * @param ownerPassword of the owner
 * @param connections most connections open at a time: one sequencer, one that listens, the projections, and readers for two cores
 */
@ConfigurationProperties("guildbook.database")
public record DatabaseProperties(
        @Nullable String url,
        @Nullable String user,
        @Nullable String password,
        @Nullable String owner,
        @Nullable String ownerPassword,
        @DefaultValue("16") int connections,
        @DefaultValue Embedded embedded) {

    /**
     * The embedded PostgreSQL.
     *
     * @param directory of its data; by default {@code data/postgres} in the checkout
     * @param port preferred port on the loopback address; when taken, any free one
     */
    public record Embedded(
            @Nullable Path directory, @DefaultValue("15432") int port) {}

    /** The folder of the embedded PostgreSQL, whether or not it is used. */
    public Path folder() {
        @Nullable Path directory = embedded.directory();
        return directory == null ? DataDirectory.inCheckout() : directory;
    }

    public boolean outside() {
        return url != null && !url.isBlank();
    }
}
