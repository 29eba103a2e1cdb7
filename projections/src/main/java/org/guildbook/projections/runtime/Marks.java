package org.guildbook.projections.runtime;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.guildbook.events.Recorded;
import org.guildbook.values.CommunityId;
import org.guildbook.values.Sha256;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far each read model has read: the last entry per community, and the place in the order of all logs. */
public final class Marks {

    /** The last entry of the community that the read model has taken in. */
    public static AsOf asOf(JdbcClient db, String projection, CommunityId community) {
        return db.sql("SELECT position, hash, at FROM projection.as_of WHERE projection = ? AND community = ?")
                .params(projection, community.value())
                .query((row, _) -> new AsOf(
                        row.getLong("position"),
                        new Sha256(row.getString("hash")),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .optional()
                .orElse(AsOf.NOTHING);
    }

    /** The last place the read model has taken in; 0 when it has read nothing. */
    public static long place(JdbcClient db, String projection) {
        return db.sql("SELECT place FROM projection.progress WHERE projection = ?")
                .param(projection)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** The last fact of each community in a page. */
    static Collection<Recorded> newest(List<Recorded> page) {
        Map<CommunityId, Recorded> newest = new LinkedHashMap<>();
        page.forEach(recorded -> newest.put(recorded.community(), recorded));
        return newest.values();
    }

    static void advance(JdbcOperations db, String projection, Collection<Recorded> newest, long place) {
        Rows marks = new Rows("projection text", "community uuid", "position bigint", "hash text", "at timestamptz");
        newest.forEach(recorded ->
                marks.add(projection, recorded.community(), recorded.position(), recorded.hash(), recorded.at()));
        marks.insert(
                db,
                "projection.as_of",
                "ON CONFLICT (projection, community) DO UPDATE"
                        + " SET position = excluded.position, hash = excluded.hash, at = excluded.at");
        db.update("""
                INSERT INTO projection.progress (projection, place) VALUES (?, ?)
                ON CONFLICT (projection) DO UPDATE SET place = excluded.place""", projection, place);
    }

    static void clear(JdbcOperations db, String projection) {
        db.update("DELETE FROM projection.as_of WHERE projection = ?", projection);
        db.update("DELETE FROM projection.progress WHERE projection = ?", projection);
    }

    private Marks() {}
}
