package org.guildbook.api.endpoints;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.guildbook.api.problem.Fault;
import org.guildbook.api.problem.FaultException;
import org.guildbook.api.security.Identities;
import org.guildbook.api.vault.Appearances;
import org.guildbook.api.vault.Appearances.Profile;
import org.guildbook.api.vault.PersonalData;
import org.guildbook.api.vault.Vault;
import org.guildbook.decision.Refused;
import org.guildbook.events.PrivacyEvent.LegalBasis;
import org.guildbook.events.PrivacyEvent.PositionRange;
import org.guildbook.events.PrivacyEvent.UpdateReason;
import org.guildbook.journal.StoredEntry;
import org.guildbook.privacy.ErasePersonalData;
import org.guildbook.privacy.RegisterParty;
import org.guildbook.privacy.UpdatePersonalData;
import org.guildbook.projections.memberhistory.MemberHistories;
import org.guildbook.projections.memberhistory.MemberHistories.History;
import org.guildbook.projections.runtime.AsOf;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** What is known of a person, for that person and for those who need it; kept in the vault and on no ledger. */
@RestController
@RequestMapping("/v1/communities/{community}/members/{party}")
@Tag(name = "Personal data")
class PersonalDataEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(PersonalDataEndpoint.class);

    /** Entries whose sealed parts go with one erasure at most. */
    private static final int ENTRIES_LIMIT = 1_000;

    private final Vault vault;
    private final VaultWrites vaultWrites;
    private final OwnData ownData;
    private final Appearances appearances;
    private final MemberHistories histories;
    private final StoredEntries entries;
    private final TwoPersonWrites twoPersons;
    private final Identities identities;

    PersonalDataEndpoint(
            Vault vault,
            VaultWrites vaultWrites,
            OwnData ownData,
            Appearances appearances,
            MemberHistories histories,
            StoredEntries entries,
            TwoPersonWrites twoPersons,
            Identities identities) {
        this.vault = vault;
        this.vaultWrites = vaultWrites;
        this.ownData = ownData;
        this.appearances = appearances;
        this.histories = histories;
        this.entries = entries;
        this.twoPersons = twoPersons;
        this.identities = identities;
    }

    /** Why somebody else reads personal data. */
    enum Purpose {
        ADMISSION,
        MEMBERSHIP,
        DUES,
        PRIVACY,
        LEGAL
    }

    /** Who reads the data of somebody else says why, and the log keeps it, without the data. */
    @GetMapping("/personal-data")
    PersonalData personalData(
            @PathVariable CommunityId community,
            @PathVariable PartyId party,
            @RequestParam(required = false) @Nullable Purpose purpose) {
        @Nullable PartyId reader = reader(community);
        Refused.when(purpose == null && !party.equals(reader), "purpose-missing");
        if (!party.equals(reader)) {
            LOG.info("{} reads the personal data of {} in {} for {}", reader, party, community, purpose);
        }
        return vault.find(community, party).orElseThrow(() -> FaultException.of(Fault.NOT_FOUND));
    }

    /** Everything that is kept about somebody, in one zip file; it is written as it is made. */
    @GetMapping("/own-data")
    void ownData(Read read, @PathVariable PartyId party, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        AsOf asOf = read.answer(History::asOf, () -> histories.of(read.community(), party, null, 1))
                .asOf();
        // The filter of entity tags would hold the whole file back.
        ShallowEtagHeaderFilter.disableContentCaching(request);
        response.setContentType("application/zip");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"own-data.zip\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(Writes.POSITION, Long.toString(asOf.position()));
        ownData.write(read.community(), party, response.getOutputStream());
    }

    /**
     * @param kind {@code PERSON}, {@code TEAM} or {@code ORGANISATION}
     * @param data with a name at least
     */
    record Registration(
            @NotNull @Size(max = 20) String kind,
            @NotNull @Valid PersonalData data,
            @NotNull LocalDate effectiveOn) {}

    /** The community knows the party from now on. */
    @PostMapping("/registrations")
    ResponseEntity<Accepted> register(Write write, @PathVariable PartyId party, @Valid @RequestBody Registration body) {
        return vaultWrites.record(
                write,
                party,
                body.data(),
                refs -> new RegisterParty(party, body.kind(), refs, write.actor(), body.effectiveOn()));
    }

    /**
     * @param data what is known from now on; what is not named is forgotten
     * @param reason why somebody of the staff changes the data of somebody else
     */
    record Update(
            @NotNull @Valid PersonalData data,
            @Nullable UpdateReason reason,
            @NotNull LocalDate effectiveOn) {}

    @PostMapping("/personal-data")
    ResponseEntity<Accepted> update(Write write, @PathVariable PartyId party, @Valid @RequestBody Update body) {
        return vaultWrites.record(
                write,
                party,
                body.data(),
                refs -> new UpdatePersonalData(party, refs, write.actor(), body.reason(), body.effectiveOn()));
    }

    /** How a party appears before the caller: what it shows to everybody, to members, to its chapter or to its group. */
    @GetMapping("/profile")
    Profile profile(Read read, @PathVariable PartyId party) {
        return appearances
                .profile(read.community(), reader(read.community()), party, read.today())
                .orElseThrow(() -> FaultException.of(Fault.NOT_FOUND));
    }

    /**
     * @param basis why the data have to go
     * @param erases entries whose sealed parts have to go as well; they name the party and are no vouchers
     * @param confirmer the supervisor or guardian who agrees
     */
    record Erasure(
            @Nullable LegalBasis basis,

            @NotNull @Size(max = ErasePersonalData.RANGES_MAX)
            List<@NotNull PositionRange> erases,

            @NotNull PartyId confirmer,
            @NotNull LocalDate effectiveOn) {}

    @PostMapping("/erasures")
    ResponseEntity<Object> erase(Write write, @PathVariable PartyId party, @Valid @RequestBody Erasure body) {
        requireOf(party, write.community(), body.erases());
        return twoPersons.ask(
                write,
                new ErasePersonalData(
                        write.actor(), body.confirmer(), party, body.basis(), body.erases(), body.effectiveOn()),
                null,
                body.confirmer());
    }

    /** Entries never change, so that what is true of them now is true when the erasure is confirmed. */
    private void requireOf(PartyId party, CommunityId community, List<PositionRange> ranges) {
        long count = 0;
        for (PositionRange range : ranges) {
            count += Math.max(0, range.toExclusive() - range.from());
            if (count < 0 || count > ENTRIES_LIMIT) {
                throw new Refused("limit-exceeded").with("limit", ENTRIES_LIMIT);
            }
            for (long position = range.from(); position < range.toExclusive(); position++) {
                StoredEntry entry = entries.at(community, position);
                Refused.unless(
                        entry.tags().stream().anyMatch(tag -> tag.endsWith(":" + party)), "entry-of-somebody-else");
                Refused.when(entry.isVoucher(), "entry-is-a-voucher");
            }
        }
    }

    private @Nullable PartyId reader(CommunityId community) {
        return identities
                .current()
                .flatMap(identity -> identity.party(community))
                .orElse(null);
    }
}
