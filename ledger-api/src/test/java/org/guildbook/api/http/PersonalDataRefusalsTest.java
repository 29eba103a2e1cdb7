package org.guildbook.api.http;

import static org.awaitility.Awaitility.await;
import static org.guildbook.api.http.Deeds.body;
import static org.guildbook.api.http.Deeds.with;
import static org.guildbook.api.http.TestUsers.party;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.guildbook.testing.Noon;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What those hear who would keep, protect or erase personal data without being entitled to it. */
@ExtendWith(PassingDays.class)
class PersonalDataRefusalsTest {

    private static final String NOT_AUTHORISED = "not-authorised";
    private static final String SOMEBODY = "/members/" + UUID.randomUUID();

    @Test
    void personal_data_are_the_business_of_those_in_office(Http http, Noon days) {
        LocalDate founded = days.today();
        new SmallCommunity(http, PassingDays.community(22), founded).found();
        Deeds deeds = new Deeds(http, PassingDays.community(22), days::today);
        days.moveTo(founded.plusDays(1));
        deeds.write(
                "owner",
                "/offices",
                body(
                        "role", "STAFF",
                        "scope", body("kind", "COMMUNITY"),
                        "officeHolder", party("interviewer2"),
                        "toExclusive", founded.plusYears(1)));
        // Who may ask is read from a read model, which the appointment has to reach.
        await().until(() -> deeds.read("interviewer2", "/roll").status() == 200);
        Map<String, Object> before = body("data", body("name", "Zhou"), "effectiveOn", founded);
        deeds.refused("interviewer2", SOMEBODY + "/registrations", with(before, "kind", "PERSON"), NOT_AUTHORISED);
        deeds.refused(
                "interviewer2", SOMEBODY + "/personal-data", with(before, "reason", "CORRECTION"), NOT_AUTHORISED);
        deeds.refused("ann", SOMEBODY + "/confidential-flags", body(), NOT_AUTHORISED);
        deeds.refused("ann", SOMEBODY + "/confidential-flags/clearings", body(), NOT_AUTHORISED);
        deeds.refused("ann", SOMEBODY + "/erasures", erasure(0, 1), "entry-of-somebody-else");
        deeds.refused("ann", SOMEBODY + "/erasures", with(erasure(0, 1), "erases", List.of()), NOT_AUTHORISED);
        deeds.refused("staff", SOMEBODY + "/erasures", erasure(1, 1), "erasure-names-no-entries");
        deeds.refused("staff", SOMEBODY + "/erasures", erasure(0, 1_001), "limit-exceeded");
    }

    private static Map<String, Object> erasure(long from, long toExclusive) {
        return body(
                "basis", "REQUEST",
                "erases", List.of(body("from", from, "toExclusive", toExclusive)),
                "confirmer", party("guardian"));
    }
}
