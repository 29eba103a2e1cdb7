package org.guildbook.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guildbook.api.http.Http.COMMUNITY;
import static org.guildbook.api.http.TestUsers.party;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.guildbook.api.http.Http.Answer;
import org.guildbook.api.proofs.QrCodeTest;
import org.guildbook.chain.Receipt;
import org.guildbook.chain.TlogProof;
import org.guildbook.chain.VerifierKey;
import org.guildbook.verify.ReceiptVerifier;
import org.guildbook.verify.Report;
import org.guildbook.verify.TrustedKeys;
import org.guildbook.verify.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(RunningGuildbook.class)
class ReceiptTest {

    private static String deed(Http http) {
        Answer claimed = http.post("ann", COMMUNITY + "/contributions", """
                {"category":"KNOWLEDGE","quantity":1,"contributors":[{"contributor":"%s","sharePpm":1000000}],
                 "chapter":"%s","contentHash":"%s","effectiveOn":"%s"}
                """.formatted(
                                party("ann"),
                                SmallCommunity.CHAPTER,
                                UUID.randomUUID().toString().replace("-", "").repeat(2),
                                SmallCommunity.today()))
                .expect(201);
        PublishedLogTest.covered(http);
        return COMMUNITY + "/entries/" + claimed.position() + "/receipt";
    }

    private static Report verified(Http http, byte[] receipt) {
        return ReceiptVerifier.verify(receipt, new TrustedKeys(keys(http), List.of(), 0));
    }

    private static List<VerifierKey> keys(Http http) {
        return http.get(null, COMMUNITY + "/log/key")
                .expect(200)
                .text()
                .lines()
                .map(VerifierKey::parse)
                .toList();
    }

    @Test
    void the_member_it_names_can_show_what_was_recorded_and_that_it_was(Http http) {
        byte[] bytes = http.get("ann", deed(http)).expect(200).response().body();
        assertThat(verified(http, bytes).verdict()).isEqualTo(Verdict.CLEAN);
        Receipt.Opening opening = Objects.requireNonNull(Receipt.parse(bytes).opening());
        assertThat(new String(opening.sealed(), StandardCharsets.UTF_8)).contains("ContributionClaimed");
        bytes[bytes.length / 2] ^= 1;
        assertThat(verified(http, bytes).verdict()).isEqualTo(Verdict.TAMPERED);
    }

    @Test
    void an_auditor_sees_that_the_entry_is_there_and_no_more_than_the_office_opens(Http http) {
        byte[] bytes = http.get("auditor", deed(http)).expect(200).response().body();
        assertThat(verified(http, bytes).verdict()).isEqualTo(Verdict.CLEAN);
        assertThat(Receipt.parse(bytes).opening()).isNull();
    }

    @Test
    void other_members_get_none(Http http) {
        String receipt = deed(http);
        assertThat(http.get("bo", receipt).expect(403).problem()).isEqualTo("not-open-to-you");
        assertThat(http.get(null, receipt).expect(401).problem()).isEqualTo("not-signed-in");
    }

    @Test
    void the_picture_is_a_receipt_too(Http http) throws Exception {
        String receipt = deed(http);
        Answer picture =
                http.send(http.as("ann", receipt).header("Accept", "image/png")).expect(200);
        assertThat(picture.header("Content-Type")).isEqualTo("image/png");
        String scanned = QrCodeTest.read(picture.response().body());
        Report report = verified(http, scanned.getBytes(StandardCharsets.UTF_8));
        assertThat(report.verdict()).isEqualTo(Verdict.CLEAN);
        assertThat(http.get("ann", receipt + "?format=svg").expect(200).text()).startsWith("<svg ");
    }

    @Test
    void the_proof_alone_is_for_the_tools_of_others(Http http) {
        Answer proof = http.get("ann", deed(http) + "?format=tlog-proof").expect(200);
        assertThat(proof.header("Content-Type")).isEqualTo("text/plain;charset=UTF-8");
        assertThat(TlogProof.parse(proof.response().body()).hashes()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "entries/0/receipt?format=pdf, 400, invalid-parameters",
        "entries/x/receipt, 400, invalid-parameters",
        "entries/999999/receipt, 404, not-found"
    })
    void what_cannot_be_given_is_refused_by_name(String question, int status, String refusal, Http http) {
        Answer answer = http.get("owner", COMMUNITY + "/" + question);
        assertThat(answer.expect(status).problem()).isEqualTo(refusal);
    }
}
