package org.guildbook.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guildbook.api.http.Http.COMMUNITY;
import static org.guildbook.api.http.TestUsers.party;

import org.guildbook.api.http.Http.Answer;
import org.guildbook.values.Quarter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningGuildbook.class)
class JourneyTest {

    private static final String ANN = COMMUNITY + "/members/" + party("ann");

    @Test
    void the_founded_community_is_public(Http http) {
        assertThat(http.get(null, COMMUNITY).expect(200).json().path("name").asString())
                .isEqualTo("Readers");
        assertThat(http.get(null, COMMUNITY + "/entries/0")
                        .expect(200)
                        .json()
                        .path("leaf")
                        .path("position")
                        .asLong())
                .isZero();
    }

    @Test
    void a_deed_is_claimed_and_attested_and_stands_in_the_history(Http http) {
        Answer claimed = http.post("ann", COMMUNITY + "/contributions", """
                {"category":"KNOWLEDGE","quantity":1,"contributors":[{"contributor":"%s","sharePpm":1000000}],
                 "chapter":"%s","contentHash":"%s","effectiveOn":"%s"}
                """.formatted(
                                party("ann"), SmallCommunity.CHAPTER, "c".repeat(64), SmallCommunity.today()))
                .expect(201);
        String attestation = "{\"office\":\"%s\",\"quarter\":\"" + Quarter.of(SmallCommunity.today())
                + "\",\"effectiveOn\":\"" + SmallCommunity.today() + "\"}";
        String attestations =
                COMMUNITY + "/contributions/" + claimed.json().path("id").asString() + "/attestations";
        http.post("board_member", attestations, attestation.formatted("BOARD_MEMBER"))
                .expect(201);
        Answer last = http.post("editor", attestations, attestation.formatted("EDITOR"))
                .expect(201);
        Answer history = http.get("ann", ANN + "/history", last.position()).expect(200);
        assertThat(history.text()).contains("contribution.ContributionClaimed");
        http.get("ann", ANN + "/credit-score").expect(200);
    }

    @Test
    void dues_are_invoiced_and_paid_and_the_account_shows_them_without_the_payer(Http http) {
        String member =
                http.get("ann", ANN).expect(200).json().path("membership").asString();
        Answer invoiced = http.post("treasurer", COMMUNITY + "/invoices", """
                {"membership":"%s","member":"%s","from":"%s","effectiveOn":"%s"}
                """.formatted(
                                member, party("ann"), SmallCommunity.today().plusYears(1), SmallCommunity.today()))
                .expect(201);
        String account = COMMUNITY + "/fee-account?chapter=" + SmallCommunity.CHAPTER;
        long before = cash(http.get(null, account, invoiced.position()));
        Answer paid = http.post("treasurer", COMMUNITY + "/payments", """
                {"invoice":"%s","payer":"%s","method":"WECHAT","externalRef":"%s",
                 "amount":{"amountMinor":%d,"unit":"CNY"},"effectiveOn":"%s"}
                """.formatted(
                                invoiced.json().path("id").asString(),
                                party("ann"),
                                "d".repeat(64),
                                SmallCommunity.DUES,
                                SmallCommunity.today()))
                .expect(201);
        assertThat(paid.json().path("document").asString()).matches("RC-\\d{4}-DUES-\\d{6}");
        assertThat(cash(http.get(null, account, paid.position()))).isEqualTo(before + SmallCommunity.DUES);
        // The automation records the next term as the very next entry.
        Answer renewed = http.get("ann", ANN, paid.position() + 1).expect(200);
        assertThat(renewed.json().path("terms").size()).isEqualTo(2);
        String entry = COMMUNITY + "/entries/" + paid.position();
        assertThat(http.get(null, entry).expect(200).text())
                .doesNotContain(party("ann").toString());
        http.get("bo", entry + "/sealed").expect(403);
        assertThat(http.get("ann", entry + "/sealed").expect(200).text())
                .contains(party("ann").toString());
        assertThat(http.get("auditor", entry + "/sealed").expect(200).text())
                .contains(party("ann").toString());
    }

    @Test
    void points_are_granted_and_tipped(Http http) {
        http.post("owner", COMMUNITY + "/grant-budgets", """
                {"rule":"RECOGNITION","quarter":"%s","amount":1000,"effectiveOn":"%s"}
                """.formatted(
                                Quarter.of(SmallCommunity.today()), SmallCommunity.today()))
                .expect(201);
        http.post("owner", COMMUNITY + "/grants", """
                {"rule":"RECOGNITION","receiver":"%s","amount":50,"reason":"thanks","effectiveOn":"%s"}
                """.formatted(party("board2"), SmallCommunity.today()))
                .expect(201);
        Answer tipped = http.post(
                        "board2", COMMUNITY + "/tips", """
                {"receiver":"%s","amount":20,"effectiveOn":"%s"}
                """.formatted(party("interviewer2"), SmallCommunity.today()))
                .expect(201);
        Answer points = http.get(
                        "interviewer2", COMMUNITY + "/members/" + party("interviewer2") + "/points", tipped.position())
                .expect(200);
        assertThat(points.json().path("balance").asLong()).isEqualTo(20);
    }

    private static long cash(Answer account) {
        return account.expect(200).json().path("cash").asLong();
    }
}
