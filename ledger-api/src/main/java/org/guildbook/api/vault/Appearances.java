package org.guildbook.api.vault;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.guildbook.events.PrivacyEvent.Audience;
import org.guildbook.events.PrivacyEvent.PersonalField;
import org.guildbook.events.PrivacyEvent.PrivacyMode;
import org.guildbook.projections.membershipstatus.MembershipStatuses;
import org.guildbook.projections.membershipstatus.MembershipStatuses.Membership;
import org.guildbook.projections.membershipstatus.MembershipStatuses.Place;
import org.guildbook.projections.privacies.Privacies;
import org.guildbook.projections.privacies.Privacies.Settings;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.jspecify.annotations.Nullable;

/**
 * How members appear before whoever looks.
 *
 * <p>What the nearest audience was told counts: the small group, then the chapter, the members, and everybody. Where nothing was
 * said, members read the nickname, the public reads a pseudonym, and nobody reads anything else.
 */
public final class Appearances {

    private final Vault vault;
    private final Privacies privacies;
    private final MembershipStatuses memberships;

    public Appearances(Vault vault, Privacies privacies, MembershipStatuses memberships) {
        this.vault = vault;
        this.privacies = privacies;
        this.memberships = memberships;
    }

    /** What somebody shows of themselves; what is not shown is absent. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Profile(
            PartyId party,
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String employer,
            @Nullable String remark) {}

    /**
     * The profile of a party before a viewer; empty if it shows nothing or must not be found, which look the same.
     *
     * @param viewer absent for the public
     */
    public Optional<Profile> profile(CommunityId community, @Nullable PartyId viewer, PartyId party, LocalDate today) {
        if (!party.equals(viewer) && privacies.confidential(community).contains(party)) {
            return Optional.empty();
        }
        Settings settings = privacies.settings(community, Set.of(party));
        List<Audience> audiences = new Viewer(community, viewer, Set.of(party), today).audiencesOf(party);
        return vault.find(community, party).flatMap(data -> {
            Map<PersonalField, String> shown = new EnumMap<>(PersonalField.class);
            data.fields().forEach((field, text) -> {
                if (settings.mode(party, field, audiences).orElse(PrivacyMode.HIDDEN) == PrivacyMode.SHOWN) {
                    shown.put(field, text);
                }
            });
            @Nullable String name = name(data, nameMode(settings, party, PersonalField.NAME, audiences));
            return name == null && shown.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Profile(
                            party,
                            name,
                            shown.get(PersonalField.EMAIL),
                            shown.get(PersonalField.PHONE),
                            shown.get(PersonalField.EMPLOYER),
                            shown.get(PersonalField.REMARK)));
        });
    }

    /** The names under which members appear on a leaderboard before a viewer; the others have their pseudonyms there. */
    public Map<PartyId, String> namesOnBoards(
            CommunityId community, @Nullable PartyId viewer, Collection<PartyId> members, LocalDate today) {
        return names(community, viewer, members, null, today);
    }

    /** The names under which parties appear before a viewer elsewhere; without those who must not be found. */
    public Map<PartyId, String> names(
            CommunityId community, @Nullable PartyId viewer, Collection<PartyId> parties, LocalDate today) {
        Set<PartyId> findable = new HashSet<>(parties);
        findable.removeAll(privacies.confidential(community));
        return names(community, viewer, findable, PersonalField.NAME, today);
    }

    private Map<PartyId, String> names(
            CommunityId community,
            @Nullable PartyId viewer,
            Collection<PartyId> members,
            @Nullable PersonalField field,
            LocalDate today) {
        Settings settings = privacies.settings(community, members);
        Viewer eyes = new Viewer(community, viewer, members, today);
        Map<PartyId, PrivacyMode> modes = new HashMap<>();
        for (PartyId member : members) {
            PrivacyMode mode = nameMode(settings, member, field, eyes.audiencesOf(member));
            if (mode == PrivacyMode.SHOWN || mode == PrivacyMode.NICKNAME) {
                modes.put(member, mode);
            }
        }
        Map<PartyId, String> names = new HashMap<>();
        vault.find(community, new HashSet<>(modes.keySet())).forEach((member, data) -> {
            @Nullable String name = name(data, modes.getOrDefault(member, PrivacyMode.HIDDEN));
            if (name != null) {
                names.put(member, name);
            }
        });
        return names;
    }

    private static PrivacyMode nameMode(
            Settings settings, PartyId member, @Nullable PersonalField field, List<Audience> audiences) {
        return settings.mode(member, field, audiences)
                .orElse(audiences.contains(Audience.MEMBERS) ? PrivacyMode.NICKNAME : PrivacyMode.PSEUDONYM);
    }

    private static @Nullable String name(PersonalData data, PrivacyMode mode) {
        return switch (mode) {
            case SHOWN -> data.name();
            case NICKNAME -> data.nickname();
            case PSEUDONYM, HIDDEN -> null;
        };
    }

    /** Who looks, and how near the others are. */
    private final class Viewer {

        private final @Nullable Membership own;
        private final Map<PartyId, Place> places;

        Viewer(CommunityId community, @Nullable PartyId viewer, Collection<PartyId> members, LocalDate today) {
            this.own = viewer == null
                    ? null
                    : memberships
                            .of(community, viewer, today)
                            .filter(membership -> membership.status().belongs())
                            .orElse(null);
            this.places = own == null ? Map.of() : memberships.places(community, members, today);
        }

        /** The audiences the viewer belongs to, the nearest first. */
        List<Audience> audiencesOf(PartyId member) {
            List<Audience> audiences = new ArrayList<>();
            if (own != null) {
                Place place = places.get(member);
                if (place != null && place.group() != null && place.group().equals(own.group())) {
                    audiences.add(Audience.GROUP);
                }
                if (place != null && place.chapter().equals(own.chapter())) {
                    audiences.add(Audience.CHAPTER);
                }
                audiences.add(Audience.MEMBERS);
            }
            audiences.add(Audience.PUBLIC);
            return audiences;
        }
    }
}
