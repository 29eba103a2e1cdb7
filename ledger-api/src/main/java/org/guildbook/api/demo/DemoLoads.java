package org.guildbook.api.demo;

import java.time.LocalDate;
import org.guildbook.values.CommunityId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Remembers how far the demo community is written. */
final class DemoLoads {

    /** Where a load stands. */
    record Load(LocalDate toldUntil, int nextStep) {}

    private final JdbcClient db;

    DemoLoads(JdbcClient db) {
        this.db = db;
    }

    /** The load of this community: the one begun earlier, or a new one that tells the year until {@code today}. */
    Load begin(CommunityId community, DemoProperties properties, LocalDate today) {
        db.sql("""
                        INSERT INTO app.demo_load (community, members, seed, told_until)
                        VALUES (:community, :members, :seed, :today)
                        ON CONFLICT (community) DO NOTHING
                        """)
                .param("community", community.value())
                .param("members", properties.members())
                .param("seed", properties.seed())
                .param("today", today)
                .update();
        return db.sql("SELECT told_until, next_step FROM app.demo_load WHERE community = :community")
                .param("community", community.value())
                .query((row, _) -> new Load(row.getObject("told_until", LocalDate.class), row.getInt("next_step")))
                .single();
    }

    void save(CommunityId community, int nextStep) {
        db.sql("UPDATE app.demo_load SET next_step = :next WHERE community = :community")
                .param("next", nextStep)
                .param("community", community.value())
                .update();
    }
}
