package org.guildbook.community;

import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.OWNER;
import static org.guildbook.testing.Guild.STAFF;
import static org.guildbook.testing.Guild.STRANGER;
import static org.guildbook.testing.Guild.admitted;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.founded;
import static org.guildbook.testing.Guild.id;
import static org.guildbook.testing.Guild.office;
import static org.guildbook.testing.Guild.officeId;
import static org.guildbook.testing.Guild.term;

import java.util.List;
import org.guildbook.events.ChapterEvent.Basis;
import org.guildbook.events.ChapterEvent.MeetingKind;
import org.guildbook.events.ChapterEvent.OfficeAppointed;
import org.guildbook.events.ChapterEvent.OfficeVacated;
import org.guildbook.events.ChapterEvent.Subject;
import org.guildbook.events.CommunityEvent.OwnershipTransferred;
import org.guildbook.events.PrivacyEvent.PartyKind;
import org.guildbook.events.PrivacyEvent.PartyRegistered;
import org.guildbook.testing.Decisions;
import org.guildbook.testing.Resolutions;
import org.guildbook.values.MeetingId;
import org.guildbook.values.OfficeId;
import org.guildbook.values.PartyId;
import org.guildbook.values.ResolutionId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TransferOwnershipTest {

    private static final ResolutionId RESOLUTION = new ResolutionId(new MeetingId(id(321)), 1);
    private static final OfficeId OFFICE = new OfficeId(id(7));
    private static final String DAY = "2025-06-01";

    private final Decisions guild = given(
            founded(),
            office(Role.OWNER, Scope.COMMUNITY, OWNER),
            admitted(ANN),
            term(ANN, "2025-01-01", "2026-01-01"),
            Resolutions.carried(RESOLUTION, MeetingKind.BOARD, null, Subject.PERSONAL, "2025-05-01"));

    @Test
    void the_seat_passes_to_the_new_owner_on_that_day() {
        guild.when(transfer(ANN, OWNER, RESOLUTION))
                .facts(
                        new OwnershipTransferred(OWNER, ANN, RESOLUTION, day(DAY)),
                        new OfficeVacated(officeId(Role.OWNER, OWNER), Role.OWNER, Scope.COMMUNITY, OWNER, day(DAY)),
                        new OfficeAppointed(
                                OFFICE,
                                Role.OWNER,
                                Scope.COMMUNITY,
                                ANN,
                                day(DAY),
                                day("2028-06-01"),
                                Basis.DECISION,
                                RESOLUTION,
                                day(DAY)));
    }

    @Test
    void the_owner_does_it_by_resolution() {
        guild.when(transfer(ANN, ANN, RESOLUTION)).refused("not-authorised");
        guild.when(transfer(ANN, OWNER, null)).refused("resolution-missing");
    }

    @Test
    void the_new_owner_is_another_member_in_good_standing() {
        guild.when(transfer(STRANGER, OWNER, RESOLUTION)).refused("owner-not-eligible");
        guild.when(transfer(OWNER, OWNER, RESOLUTION)).refused("owner-not-eligible");
        guild.when(transfer(PartyId.SYSTEM, OWNER, RESOLUTION)).refused("owner-not-eligible");
    }

    @Test
    void or_an_organisation() {
        guild.and(new PartyRegistered(STRANGER, PartyKind.ORGANISATION, List.of(), STAFF, day(DAY)))
                .when(transfer(STRANGER, OWNER, RESOLUTION))
                .recorded();
        guild.and(new PartyRegistered(STRANGER, PartyKind.PERSON, List.of(), STAFF, day(DAY)))
                .when(transfer(STRANGER, OWNER, RESOLUTION))
                .refused("owner-not-eligible");
    }

    @Test
    void an_auditor_cannot_own_what_is_audited() {
        guild.and(office(Role.AUDITOR, Scope.COMMUNITY, ANN))
                .when(transfer(ANN, OWNER, RESOLUTION))
                .refused("offices-incompatible");
    }

    @Test
    void an_id_names_one_office() {
        guild.and(new OfficeAppointed(
                        OFFICE,
                        Role.EDITOR,
                        Scope.COMMUNITY,
                        BO,
                        day(DAY),
                        day("2026-01-01"),
                        Basis.DECISION,
                        null,
                        day(DAY)))
                .when(transfer(ANN, OWNER, RESOLUTION))
                .refused("id-already-used");
    }

    private static TransferOwnership transfer(PartyId newOwner, PartyId actor, @Nullable ResolutionId resolution) {
        return new TransferOwnership(newOwner, OFFICE, resolution, actor, day(DAY));
    }
}
