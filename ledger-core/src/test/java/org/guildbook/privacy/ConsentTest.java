package org.guildbook.privacy;

import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.founded;

import org.guildbook.events.PrivacyEvent.ConsentGiven;
import org.guildbook.events.PrivacyEvent.ConsentWithdrawn;
import org.guildbook.testing.Decisions;
import org.guildbook.values.PartyId;
import org.junit.jupiter.api.Test;

/** {@link GiveConsent} and {@link WithdrawConsent}. */
class ConsentTest {

    private final Decisions guild = given(founded());

    @Test
    void a_member_agrees_to_a_purpose_of_the_policy() {
        guild.when(new GiveConsent(BO, "PHOTOS", day("2025-02-01"))).facts(consent(BO, "PHOTOS"));
        guild.when(new GiveConsent(BO, "GOSSIP", day("2025-02-01"))).refused("purpose-unknown");
    }

    @Test
    void what_was_given_is_taken_back_once() {
        ConsentWithdrawn withdrawn = new ConsentWithdrawn(BO, "PHOTOS", day("2025-03-01"));
        Decisions agreed = guild.and(consent(BO, "PHOTOS"));
        agreed.when(withdraw()).facts(withdrawn);
        agreed.and(withdrawn).when(withdraw()).refused("consent-not-given");
        agreed.and(withdrawn, consent(BO, "PHOTOS")).when(withdraw()).recorded();
    }

    @Test
    void nobody_takes_back_what_was_not_given() {
        guild.when(withdraw()).refused("consent-not-given");
        guild.and(consent(ANN, "PHOTOS"), consent(BO, "RESEARCH"))
                .when(withdraw())
                .refused("consent-not-given");
    }

    private static WithdrawConsent withdraw() {
        return new WithdrawConsent(BO, "PHOTOS", day("2025-03-01"));
    }

    private static ConsentGiven consent(PartyId member, String purpose) {
        return new ConsentGiven(member, purpose, "PP-1", day("2025-02-01"));
    }
}
