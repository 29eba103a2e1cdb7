package org.guildbook.api.endpoints;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.guildbook.events.PrivacyEvent.Audience;
import org.guildbook.events.PrivacyEvent.PersonalField;
import org.guildbook.events.PrivacyEvent.PrivacyMode;
import org.guildbook.privacy.ClearConfidentialFlag;
import org.guildbook.privacy.GiveConsent;
import org.guildbook.privacy.SetConfidentialFlag;
import org.guildbook.privacy.SetPrivacyPreference;
import org.guildbook.privacy.WithdrawConsent;
import org.guildbook.projections.privacies.Privacies;
import org.guildbook.projections.privacies.Privacies.Privacy;
import org.guildbook.values.PartyId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How a member appears, what the member agreed to, and whom nobody may find. */
@RestController
@RequestMapping("/v1/communities/{community}/members/{party}")
@Tag(name = "Personal data")
class PrivacyEndpoint {

    private final Privacies privacies;

    PrivacyEndpoint(Privacies privacies) {
        this.privacies = privacies;
    }

    @GetMapping("/privacy")
    Privacy privacy(Read read, @PathVariable PartyId party) {
        return read.answer(Privacy::asOf, () -> privacies.of(read.community(), party));
    }

    /** @param field what it is about; absent for leaderboards */
    record Preference(
            @NotNull Audience audience,
            @Nullable PersonalField field,
            @NotNull PrivacyMode mode,
            @NotNull LocalDate effectiveOn) {}

    @PostMapping("/privacy-preferences")
    ResponseEntity<Accepted> setPrivacyPreference(
            Write write, @PathVariable PartyId party, @Valid @RequestBody Preference body) {
        return write.record(new SetPrivacyPreference(
                party, write.actor(), body.audience(), body.field(), body.mode(), body.effectiveOn()));
    }

    /** @param purpose as the privacy policy names it, for example {@code NEWSLETTER} */
    record Consent(
            @NotNull @Size(max = 40) String purpose,
            @NotNull LocalDate effectiveOn) {}

    @PostMapping("/consents")
    ResponseEntity<Accepted> giveConsent(Write write, @Valid @RequestBody Consent body) {
        return write.record(new GiveConsent(write.actor(), body.purpose(), body.effectiveOn()));
    }

    @PostMapping("/consents/withdrawals")
    ResponseEntity<Accepted> withdrawConsent(Write write, @Valid @RequestBody Consent body) {
        return write.record(new WithdrawConsent(write.actor(), body.purpose(), body.effectiveOn()));
    }

    record Flag(@NotNull LocalDate effectiveOn) {}

    @PostMapping("/confidential-flags")
    ResponseEntity<Accepted> setConfidentialFlag(
            Write write, @PathVariable PartyId party, @Valid @RequestBody Flag body) {
        return write.record(new SetConfidentialFlag(party, write.actor(), body.effectiveOn()));
    }

    @PostMapping("/confidential-flags/clearings")
    ResponseEntity<Accepted> clearConfidentialFlag(
            Write write, @PathVariable PartyId party, @Valid @RequestBody Flag body) {
        return write.record(new ClearConfidentialFlag(party, write.actor(), body.effectiveOn()));
    }
}
