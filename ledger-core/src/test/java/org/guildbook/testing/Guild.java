package org.guildbook.testing;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.guildbook.events.ChapterEvent.Basis;
import org.guildbook.events.ChapterEvent.ChapterFounded;
import org.guildbook.events.ChapterEvent.OfficeAppointed;
import org.guildbook.events.CommunityEvent.CommunityFounded;
import org.guildbook.events.CommunityEvent.Kind;
import org.guildbook.events.CommunityEvent.RelationKind;
import org.guildbook.events.ConductEvent.CaseKind;
import org.guildbook.events.ConductEvent.CaseOpened;
import org.guildbook.events.MembershipEvent.MemberAdmitted;
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.events.MembershipEvent.TermBasis;
import org.guildbook.events.MembershipEvent.TermStarted;
import org.guildbook.values.ApplicationId;
import org.guildbook.values.CaseId;
import org.guildbook.values.ChapterId;
import org.guildbook.values.MembershipId;
import org.guildbook.values.OfficeId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.guildbook.values.Sha256;
import org.guildbook.values.TermId;

/** The people, chapters and first facts that decision tests speak of. Everything began on 2025-01-01. */
public final class Guild {

    public static final LocalDate BEGINNING = LocalDate.parse("2025-01-01");

    public static final PartyId OWNER = new PartyId(id(1));
    public static final PartyId STAFF = new PartyId(id(2));
    public static final PartyId SECRETARY = new PartyId(id(3));
    public static final PartyId TREASURER = new PartyId(id(4));
    public static final PartyId ANN = new PartyId(id(11));
    public static final PartyId BO = new PartyId(id(12));
    public static final PartyId CHEN = new PartyId(id(13));
    public static final PartyId DAN = new PartyId(id(14));
    public static final PartyId STRANGER = new PartyId(id(99));

    public static final ChapterId BEIJING = new ChapterId(id(101));
    public static final ChapterId SHANGHAI = new ChapterId(id(102));

    public static LocalDate day(String date) {
        return LocalDate.parse(date);
    }

    /** An id that is the same in every run. */
    public static UUID id(long number) {
        return new UUID(0x7000L, 0x8000_0000_0000_0000L | number);
    }

    public static CommunityFounded founded() {
        return new CommunityFounded(
                Decisions.COMMUNITY,
                "The Guild",
                Kind.KNOWLEDGE,
                "Asia/Shanghai",
                "CNY",
                List.of(RelationKind.ALUMNI),
                OWNER,
                BEGINNING);
    }

    public static ChapterFounded chapter(ChapterId chapter) {
        return new ChapterFounded(chapter, chapter.equals(BEIJING) ? "BJ" : "SH", "a city", BEGINNING);
    }

    /** An office from the beginning, for three years; its id follows from its parts. */
    public static OfficeAppointed office(Role role, Scope scope, PartyId holder) {
        return office(role, scope, holder, "2025-01-01", "2028-01-01");
    }

    public static OfficeAppointed office(Role role, Scope scope, PartyId holder, String from, String toExclusive) {
        return new OfficeAppointed(
                officeId(role, holder),
                role,
                scope,
                holder,
                day(from),
                day(toExclusive),
                Basis.OPENING,
                null,
                day(from));
    }

    public static OfficeId officeId(Role role, PartyId holder) {
        return new OfficeId(UUID.nameUUIDFromBytes((role + "/" + holder).getBytes(StandardCharsets.US_ASCII)));
    }

    /** An opening member of Beijing, as of the beginning. */
    public static MemberAdmitted admitted(PartyId member) {
        return admitted(member, BEIJING);
    }

    public static MemberAdmitted admitted(PartyId member, ChapterId chapter) {
        return new MemberAdmitted(
                null,
                membership(member),
                member,
                member,
                MembershipType.ORDINARY,
                chapter,
                List.of(OWNER, STAFF),
                Basis.OPENING,
                new Sha256("e".repeat(64)),
                BEGINNING);
    }

    /** A member of Beijing admitted by decision, whose first dues are still to be settled. */
    public static MemberAdmitted elected(PartyId member, String on) {
        return new MemberAdmitted(
                new ApplicationId(id(600)),
                membership(member),
                member,
                member,
                MembershipType.ORDINARY,
                BEIJING,
                List.of(OWNER, STAFF),
                Basis.DECISION,
                null,
                day(on));
    }

    /** A term of the member, settled on its first day. */
    public static TermStarted term(PartyId member, String from, String toExclusive) {
        return new TermStarted(
                membership(member),
                new TermId(id(500 + day(from).toEpochDay())),
                member,
                day(from),
                day(toExclusive),
                day(from),
                TermBasis.OPENING,
                null,
                null,
                null,
                BEGINNING);
    }

    /** A case that Dan brought and nobody has decided. */
    public static CaseOpened caseAgainst(PartyId respondent, String on) {
        return new CaseOpened(
                new CaseId(id(650)),
                CaseKind.CONDUCT,
                DAN,
                respondent,
                null,
                BEIJING,
                day(on).plusDays(14),
                day(on).plusDays(30),
                day(on));
    }

    public static MembershipId membership(PartyId member) {
        return new MembershipId(id(10_000 + Math.floorMod(member.value().getLeastSignificantBits(), 1_000)));
    }

    private Guild() {}
}
