package org.guildbook.community;

import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.BEGINNING;
import static org.guildbook.testing.Guild.OWNER;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.founded;
import static org.guildbook.testing.Guild.id;

import java.util.List;
import org.guildbook.events.ChapterEvent.Basis;
import org.guildbook.events.ChapterEvent.OfficeAppointed;
import org.guildbook.events.CommunityEvent.Kind;
import org.guildbook.events.CommunityEvent.RelationKind;
import org.guildbook.values.OfficeId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.junit.jupiter.api.Test;

class FoundCommunityTest {

    private static final OfficeId OFFICE = new OfficeId(id(7));

    @Test
    void a_community_begins_with_its_owner_in_office() {
        given().when(found("The Guild", "Asia/Shanghai", "CNY"))
                .facts(
                        founded(),
                        new OfficeAppointed(
                                OFFICE,
                                Role.OWNER,
                                Scope.COMMUNITY,
                                OWNER,
                                BEGINNING,
                                day("2028-01-01"),
                                Basis.OPENING,
                                null,
                                BEGINNING));
    }

    @Test
    void a_log_is_founded_once() {
        given(founded()).when(found("The Guild", "Asia/Shanghai", "CNY")).refused("community-already-founded");
    }

    @Test
    void the_time_zone_is_one_of_a_place() {
        given().when(found("The Guild", "Asia/Atlantis", "CNY")).refused("time-zone-unknown");
        given().when(found("The Guild", "+08:00", "CNY")).refused("time-zone-unknown");
    }

    @Test
    void the_currency_exists() {
        given().when(found("The Guild", "Asia/Shanghai", "ZZZ")).refused("currency-unknown");
        given().when(found("The Guild", "Asia/Shanghai", "cny")).refused("currency-unknown");
    }

    @Test
    void the_name_has_a_limit() {
        given().when(found("x".repeat(FoundCommunity.NAME_LENGTH_MAX), "Asia/Shanghai", "CNY"))
                .recorded();
        given().when(found("x".repeat(FoundCommunity.NAME_LENGTH_MAX + 1), "Asia/Shanghai", "CNY"))
                .refused("limit-exceeded");
        given().when(found(" ", "Asia/Shanghai", "CNY")).refused("limit-exceeded");
    }

    private static FoundCommunity found(String name, String timeZone, String currency) {
        return new FoundCommunity(
                name, Kind.KNOWLEDGE, timeZone, currency, List.of(RelationKind.ALUMNI), OWNER, OFFICE, BEGINNING);
    }
}
