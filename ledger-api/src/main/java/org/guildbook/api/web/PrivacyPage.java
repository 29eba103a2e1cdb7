package org.guildbook.api.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.guildbook.api.endpoints.Writes;
import org.guildbook.api.problem.FaultException;
import org.guildbook.api.problem.Sentences;
import org.guildbook.api.vault.PersonalData;
import org.guildbook.api.vault.Vault;
import org.guildbook.api.web.PrivacySettings.Choice;
import org.guildbook.api.web.PrivacySettings.Subject;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.events.PrivacyEvent.PersonalField;
import org.guildbook.events.PrivacyEvent.PrivacyMode;
import org.guildbook.privacy.GiveConsent;
import org.guildbook.privacy.SetPrivacyPreference;
import org.guildbook.privacy.WithdrawConsent;
import org.guildbook.projections.chapters.Communities;
import org.guildbook.projections.chapters.Communities.Community;
import org.guildbook.projections.privacies.Privacies;
import org.guildbook.projections.privacies.Privacies.Privacy;
import org.guildbook.projections.privacies.PrivaciesProjection;
import org.guildbook.projections.runtime.AwaitPosition;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Where a member says how to appear before whom, and what the community may use personal data for. */
@Controller
final class PrivacyPage {

    private static final long NOTHING_CHANGED = -1;

    private final Visitors visitors;
    private final Communities communities;
    private final Privacies privacies;
    private final Vault vault;
    private final FormWrites writes;
    private final Sentences sentences;
    private final Clock clock;

    PrivacyPage(
            Visitors visitors,
            Communities communities,
            Privacies privacies,
            Vault vault,
            Writes writes,
            AwaitPosition readModels,
            Sentences sentences,
            Clock clock) {
        this.visitors = visitors;
        this.communities = communities;
        this.privacies = privacies;
        this.vault = vault;
        this.writes = new FormWrites(writes, readModels);
        this.sentences = sentences;
        this.clock = clock;
    }

    /** Who says something, where and when. */
    private record Own(Community community, PartyId self, LocalDate today) {

        CommunityId id() {
            return community.community();
        }
    }

    /** @param recorded position of the entry that the form before became */
    @GetMapping("/me/privacy")
    String settings(
            @RequestParam CommunityId in,
            @RequestParam @Nullable Long recorded,
            HttpServletRequest request,
            Model model) {
        Own own = own(in, request);
        model.addAttribute("recorded", recorded);
        return describe(own, model);
    }

    /** @param form all choices, {@code <audience>.<subject>} to a mode; those that differ from what was said are recorded */
    @PostMapping("/me/privacy/preferences")
    String prefer(
            @RequestParam CommunityId in,
            @RequestParam UUID key,
            @RequestParam Map<String, String> form,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        Own own = own(in, request);
        return answer(own, response, locale, model, () -> {
            long position = NOTHING_CHANGED;
            Privacy said = privacies.of(own.id(), own.self());
            for (Subject subject : PrivacySettings.of(said, Map.of()).subjects()) {
                for (Choice choice : subject.choices()) {
                    @Nullable PrivacyMode mode = mode(form.get(choice.name()));
                    if (mode != null && mode != choice.mode()) {
                        Command command = new SetPrivacyPreference(
                                own.self(), own.self(), choice.audience(), subject.field(), mode, own.today());
                        position = record(own, command, key, choice.name());
                    }
                }
            }
            return position;
        });
    }

    /** @param agreed what to say from now on */
    @PostMapping("/me/privacy/consents")
    String consent(
            @RequestParam CommunityId in,
            @RequestParam UUID key,
            @RequestParam String purpose,
            @RequestParam boolean agreed,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        Own own = own(in, request);
        Command command = agreed
                ? new GiveConsent(own.self(), purpose, own.today())
                : new WithdrawConsent(own.self(), purpose, own.today());
        return answer(own, response, locale, model, () -> record(own, command, key, "consent"));
    }

    private long record(Own own, Command command, UUID key, String part) {
        return writes.record(own.id(), command, key, part, PrivaciesProjection.NAME);
    }

    /** To the settings as they are now; what was refused is said above them. */
    private String answer(Own own, HttpServletResponse response, Locale locale, Model model, LongSupplier write) {
        try {
            long position = write.getAsLong();
            return "redirect:/me/privacy?in=" + own.id() + (position < 0 ? "" : "&recorded=" + position);
        } catch (Refused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("problem", sentences.sentence(refused.rule(), locale));
        } catch (FaultException fault) {
            response.setStatus(fault.fault().status().value());
            model.addAttribute("problem", sentences.sentence(fault.fault().id(), locale));
        }
        return describe(own, model);
    }

    private String describe(Own own, Model model) {
        Privacy privacy = privacies.of(own.id(), own.self());
        Map<PersonalField, String> known =
                vault.find(own.id(), own.self()).map(PersonalData::fields).orElse(Map.of());
        model.addAttribute("community", own.community());
        model.addAttribute("privacy", privacy);
        model.addAttribute("settings", PrivacySettings.of(privacy, known));
        model.addAttribute("key", UUID.randomUUID());
        return "me/privacy";
    }

    private Own own(CommunityId in, HttpServletRequest request) {
        Community community = communities.find(in).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        PartyId self =
                visitors.partyIn(in, request).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return new Own(community, self, LocalDate.now(clock.withZone(community.timeZone())));
    }

    private static @Nullable PrivacyMode mode(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return PrivacyMode.valueOf(text);
        } catch (IllegalArgumentException unknown) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, null, unknown);
        }
    }
}
