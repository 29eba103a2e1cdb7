package org.guildbook.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guildbook.api.http.Http.COMMUNITY;
import static org.guildbook.api.http.TestUsers.party;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.guildbook.api.http.Http.Answer;
import org.guildbook.api.http.TipLoad.Tip;
import org.guildbook.axon.RecordedEvents;
import org.guildbook.events.PointsEvent.PointsGranted;
import org.guildbook.events.PointsEvent.PointsTipped;
import org.guildbook.events.Recorded;
import org.guildbook.journal.Journal;
import org.guildbook.journal.JournalAudit;
import org.guildbook.journal.JournalSettings;
import org.guildbook.values.PartyId;
import org.guildbook.values.Quarter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/** The promise of an acknowledgement: whatever is killed in the middle of a load, what was answered stays recorded. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class KillDuringLoadTest {

    private final LocalDate day = SmallCommunity.today();
    private final TipLoad load = new TipLoad(day);
    private @Nullable Path folder;
    private @Nullable GuildbookProcess guildbook;

    @BeforeEach
    void a_community_whose_members_have_points_to_give() throws Exception {
        folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "killed-");
        Http http = start();
        new SmallCommunity(http, TestUsers.COMMUNITY, SmallCommunity.today()).found();
        http.post("owner", COMMUNITY + "/grant-budgets", """
                {"rule":"RECOGNITION","quarter":"%s","amount":1000,"effectiveOn":"%s"}
                """.formatted(Quarter.of(day), day))
                .expect(201);
        for (String giver : TipLoad.GIVERS) {
            http.post("owner", COMMUNITY + "/grants", """
                    {"rule":"RECOGNITION","receiver":"%s","amount":%d,"reason":"thanks-%s","effectiveOn":"%s"}
                    """.formatted(party(giver), TipLoad.TIPS_PER_GIVER, giver, day))
                    .expect(201);
        }
    }

    @AfterEach
    void stop() throws Exception {
        if (guildbook != null) {
            guildbook.stop();
        }
        FileSystemUtils.deleteRecursively(folder);
    }

    @Test
    void every_acknowledged_tip_is_recorded_once_after_the_application_was_killed() throws Exception {
        kill(GuildbookProcess::kill);
    }

    @Test
    void every_acknowledged_tip_is_recorded_once_after_application_and_database_were_killed() throws Exception {
        kill(GuildbookProcess::killWithDatabase);
    }

    private void kill(Consumer<GuildbookProcess> killing) throws Exception {
        GuildbookProcess killed = running();
        load.run(new Http(killed.port()), () -> killing.accept(killed));
        killed.awaitEnd();
        assertThat(load.asked()).hasSizeGreaterThan(load.acknowledged().size());

        Http http = start();
        everyAcknowledgedEntryStandsWhereItWasSaidTo(recorded());
        everyTipAskedForAgainIsRecordedOnce(http);
        List<Recorded> log = recorded();
        assertThat(log.stream().filter(entry -> entry.fact() instanceof PointsTipped))
                .hasSameSizeAs(load.asked());
        Map<PartyId, Long> balances = balancesNeverNegative(log);
        readModelsFollow(http, log.getLast().position(), balances);
    }

    private void everyAcknowledgedEntryStandsWhereItWasSaidTo(List<Recorded> log) {
        load.acknowledged().forEach((tip, receipt) -> {
            assertThat(receipt.path("position").asInt()).as(tip.toString()).isLessThan(log.size());
            Recorded entry = log.get(receipt.path("position").asInt());
            assertThat(entry.hash()).hasToString(receipt.path("hash").asString());
            assertThat(entry.fact())
                    .isInstanceOfSatisfying(
                            PointsTipped.class,
                            tipped -> assertThat(tipped.giver()).isEqualTo(party(tip.giver())));
        });
    }

    private void everyTipAskedForAgainIsRecordedOnce(Http http) {
        for (Tip tip : load.asked()) {
            Answer answer = tip.ask(http);
            JsonNode first = load.acknowledged().get(tip);
            if (first == null) {
                // Whether it was recorded before the end, only the ledger knows.
                assertThat(answer.status()).as(tip.toString()).isIn(200, 201);
            } else {
                assertThat(answer.expect(200).header("Idempotency-Hit")).isEqualTo("true");
                assertThat(answer.json()).isEqualTo(first);
            }
        }
    }

    private static Map<PartyId, Long> balancesNeverNegative(List<Recorded> log) {
        Map<PartyId, Long> balances = new HashMap<>();
        for (Recorded entry : log) {
            if (entry.fact() instanceof PointsGranted granted) {
                balances.merge(granted.receiver(), granted.amount(), Long::sum);
            } else if (entry.fact() instanceof PointsTipped tipped) {
                balances.merge(tipped.receiver(), tipped.amount(), Long::sum);
                assertThat(balances.merge(tipped.giver(), -tipped.amount(), Long::sum))
                        .as("points of " + tipped.giver() + " after position " + entry.position())
                        .isNotNegative();
            }
        }
        assertThat(balances.values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo((long) TipLoad.TIPS_PER_GIVER * TipLoad.GIVERS.size());
        return balances;
    }

    private static void readModelsFollow(Http http, long position, Map<PartyId, Long> balances) {
        for (String giver : TipLoad.GIVERS) {
            Answer points = http.send(http.as(giver, COMMUNITY + "/members/" + party(giver) + "/points")
                            .header("Ledger-Position", Long.toString(position)))
                    .expect(200);
            assertThat(points.json().path("balance").asLong()).isEqualTo(balances.get(party(giver)));
        }
    }

    private Http start() throws Exception {
        guildbook = GuildbookProcess.start(Objects.requireNonNull(folder));
        return new Http(guildbook.port());
    }

    private GuildbookProcess running() {
        return Objects.requireNonNull(guildbook);
    }

    /** The whole log as another node reads it, in order, after every byte of it was checked. */
    private List<Recorded> recorded() throws Exception {
        DataSource dataSource = running().dataSource();
        assertThat(JournalAudit.audit(dataSource)).isEmpty();
        try (Journal journal = Journal.open(dataSource, JournalSettings.DEFAULTS, Clock.systemUTC())) {
            return journal.page(0, Journal.MAX_PAGE_ENTRIES).stream()
                    .map(RecordedEvents::from)
                    .toList();
        }
    }
}
