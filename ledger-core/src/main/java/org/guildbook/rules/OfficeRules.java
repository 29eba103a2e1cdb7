package org.guildbook.rules;

import java.util.EnumSet;
import java.util.Set;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;

/** What each office asks of its holder and of the other offices. */
public final class OfficeRules {

    /** Years an office is held for at most. */
    public static final int TERM_YEARS_MAX = 3;

    private static final Set<Role> SINGLE_SEAT =
            EnumSet.of(Role.OWNER, Role.TREASURER, Role.CONTROLLER, Role.CHAPTER_LEAD, Role.GROUP_LEADER);

    private static final Set<Role> MEMBERS_ONLY =
            EnumSet.of(Role.CHAPTER_LEAD, Role.BOARD_MEMBER, Role.SUPERVISOR, Role.GROUP_LEADER, Role.COMMITTEE_CHAIR);

    /** Nobody holds them as a member; without an owner nothing could go on. */
    private static final Set<Role> OUTSIDE_MEMBERSHIP = EnumSet.of(Role.OWNER, Role.STAFF, Role.AUDITOR);

    private static final Set<Role> KEEPS_OR_CHECKS_MONEY = EnumSet.of(Role.TREASURER, Role.CONTROLLER);

    /** Whether one holder at a time has the office in its scope. */
    public static boolean hasSingleSeat(Role role) {
        return SINGLE_SEAT.contains(role);
    }

    /** Whether only a member in good standing may hold it. */
    public static boolean isForMembers(Role role) {
        return MEMBERS_ONLY.contains(role);
    }

    /** Whether it rests while the membership of its holder is paused or suspended. */
    public static boolean rests(Role role) {
        return !OUTSIDE_MEMBERSHIP.contains(role);
    }

    /** Whether one person may not hold both at a time, wherever in the community. */
    public static boolean incompatible(Role one, Role other) {
        return (one == Role.AUDITOR) != (other == Role.AUDITOR)
                || (one != other && KEEPS_OR_CHECKS_MONEY.contains(one) && KEEPS_OR_CHECKS_MONEY.contains(other))
                || (one == Role.SUPERVISOR && KEEPS_OR_CHECKS_MONEY.contains(other))
                || (other == Role.SUPERVISOR && KEEPS_OR_CHECKS_MONEY.contains(one));
    }

    /** How far the office may reach. */
    public static Set<Scope.Kind> scopesOf(Role role) {
        return switch (role) {
            case OWNER, CONTROLLER, EDITOR, GUARDIAN, AUDITOR -> EnumSet.of(Scope.Kind.COMMUNITY);
            case CHAPTER_LEAD, SUPERVISOR -> EnumSet.of(Scope.Kind.CHAPTER);
            case GROUP_LEADER -> EnumSet.of(Scope.Kind.GROUP);
            case BOARD_MEMBER, ADMISSION_SECRETARY, TREASURER, STAFF ->
                EnumSet.of(Scope.Kind.COMMUNITY, Scope.Kind.CHAPTER);
            case SECRETARY, COMMITTEE_CHAIR ->
                EnumSet.of(Scope.Kind.COMMUNITY, Scope.Kind.CHAPTER, Scope.Kind.COMMITTEE);
        };
    }

    private OfficeRules() {}
}
