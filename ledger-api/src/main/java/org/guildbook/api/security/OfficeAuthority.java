package org.guildbook.api.security;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.guildbook.projections.chapters.Communities;
import org.guildbook.projections.membershipstatus.MembershipStatuses;
import org.guildbook.projections.membershipstatus.MembershipStatuses.Membership;
import org.guildbook.projections.officeholders.OfficeHolders;
import org.guildbook.values.ChapterId;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.jspecify.annotations.Nullable;

/** Which readings an office opens today: those of the whole community, or of the office's chapter or group. */
public final class OfficeAuthority {

    private final OfficeHolders officeHolders;
    private final MembershipStatuses memberships;
    private final Communities communities;
    private final Clock clock;

    public OfficeAuthority(
            OfficeHolders officeHolders, MembershipStatuses memberships, Communities communities, Clock clock) {
        this.officeHolders = officeHolders;
        this.memberships = memberships;
        this.communities = communities;
        this.clock = clock;
    }

    /** Whether the holder has one of the roles over the chapter or the party named in the path. */
    boolean holds(CommunityId community, PartyId holder, Set<Role> roles, Map<String, String> variables) {
        return communities
                .find(community)
                .map(found -> LocalDate.now(clock.withZone(found.timeZone())))
                .map(today -> holds(community, holder, roles, matters(community, variables, today), today))
                .orElse(false);
    }

    /** Whether the holder has one of the roles over the whole community today. */
    public boolean holds(CommunityId community, PartyId holder, Set<Role> roles) {
        return holds(community, holder, roles, Map.of());
    }

    private boolean holds(
            CommunityId community, PartyId holder, Set<Role> roles, List<Scope> matters, LocalDate today) {
        return officeHolders.acting(community, holder, today).stream()
                .filter(office -> roles.contains(office.role()))
                .anyMatch(office -> matters.stream().anyMatch(office.scope()::contains));
    }

    private List<Scope> matters(CommunityId community, Map<String, String> variables, LocalDate today) {
        @Nullable ChapterId chapter = Ids.parse(variables.get("chapter"), ChapterId::new);
        if (chapter != null) {
            return List.of(Scope.chapter(chapter));
        }
        @Nullable PartyId party = Ids.parse(variables.get("party"), PartyId::new);
        if (party == null) {
            return List.of(Scope.COMMUNITY);
        }
        return memberships
                .of(community, party, today)
                .map(OfficeAuthority::scopes)
                .orElse(List.of(Scope.COMMUNITY));
    }

    private static List<Scope> scopes(Membership member) {
        Stream<Scope> chapter = Stream.of(member.chapter() == null ? Scope.COMMUNITY : Scope.chapter(member.chapter()));
        Stream<Scope> group = member.group() == null ? Stream.empty() : Stream.of(Scope.group(member.group()));
        return Stream.concat(chapter, group).toList();
    }
}
