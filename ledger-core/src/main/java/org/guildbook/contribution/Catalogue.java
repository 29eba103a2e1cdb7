package org.guildbook.contribution;

import java.time.LocalDate;
import java.util.Set;
import org.guildbook.decision.Today;
import org.guildbook.events.ContributionEvent.Category;
import org.guildbook.rules.Offices;
import org.guildbook.values.ChapterId;
import org.guildbook.values.GroupId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.jspecify.annotations.Nullable;

/** Who may claim and who may attest which category of deed, under the policy CP-1. */
final class Catalogue {

    private static final Set<Role> ORGANISERS =
            Set.of(Role.CHAPTER_LEAD, Role.BOARD_MEMBER, Role.COMMITTEE_CHAIR, Role.GROUP_LEADER, Role.STAFF);

    private static final Set<Role> CHAPTER_BOARD_OR_STAFF =
            Set.of(Role.CHAPTER_LEAD, Role.BOARD_MEMBER, Role.COMMITTEE_CHAIR, Role.STAFF);

    private static final Set<Role> GOVERNING = Set.of(
            Role.CHAPTER_LEAD,
            Role.BOARD_MEMBER,
            Role.SUPERVISOR,
            Role.SECRETARY,
            Role.COMMITTEE_CHAIR,
            Role.TREASURER,
            Role.CONTROLLER);

    /** Offices only a member in good standing holds. */
    private static final Set<Role> OF_MEMBERS =
            Set.of(Role.CHAPTER_LEAD, Role.BOARD_MEMBER, Role.SUPERVISOR, Role.GROUP_LEADER, Role.COMMITTEE_CHAIR);

    /** Offices that entitle to claim; empty where members claim for themselves, or the ledger does. */
    static Set<Role> claimants(Category category) {
        return switch (category) {
            case HOSTING -> Set.of(Role.COMMITTEE_CHAIR);
            case SPEAKING, ATTENDANCE -> ORGANISERS;
            case GOVERNANCE -> Set.of(Role.SECRETARY);
            case INTERVIEW, KNOWLEDGE, HELP -> Set.of();
        };
    }

    /** Offices in which a deed may be attested. */
    static Set<Role> attesters(Category category) {
        return switch (category) {
            case HOSTING, SPEAKING -> CHAPTER_BOARD_OR_STAFF;
            case GOVERNANCE -> GOVERNING;
            case INTERVIEW -> Set.of(Role.ADMISSION_SECRETARY, Role.BOARD_MEMBER);
            case KNOWLEDGE -> Set.of(Role.EDITOR, Role.BOARD_MEMBER);
            case ATTENDANCE -> ORGANISERS;
            case HELP -> Set.of();
        };
    }

    /** Whether the claim rests on a document: minutes or the work itself. */
    static boolean needsContentHash(Category category) {
        return category == Category.GOVERNANCE || category == Category.KNOWLEDGE;
    }

    /** Whether one of the offices covers the chapter, or the small group, on the day of the deed and today. */
    static boolean authorises(
            Offices offices, Set<Role> roles, ChapterId chapter, @Nullable GroupId group, LocalDate deed, Today today) {
        return offices.authorise(roles, Scope.chapter(chapter), deed, today)
                || (group != null && offices.authorise(roles, Scope.group(group), deed, today));
    }

    static boolean isOfMembers(Role office) {
        return OF_MEMBERS.contains(office);
    }

    private Catalogue() {}
}
