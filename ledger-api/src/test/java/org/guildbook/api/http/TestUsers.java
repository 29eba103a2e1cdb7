package org.guildbook.api.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildbook.api.security.UserDirectory;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** A user for every office, a few members without one, and the operator; every password is the name. */
@Configuration(proxyBeanMethods = false)
class TestUsers {

    static final CommunityId COMMUNITY = new CommunityId(new UUID(0x1000, 1));

    /** A user without any party in the community. */
    static final String STRANGER = "stranger";

    /** A user that uses up its requests, and is used for nothing else. */
    static final String HASTY = "hasty";

    static final String OPERATOR = "operator";

    static final List<String> PARTIES = Stream.concat(
                    Stream.of(Role.values()).map(TestUsers::holderOf),
                    Stream.of("board2", "ann", "bo", "cai", "interviewer2", "eve"))
            .toList();

    static String holderOf(Role role) {
        return role.name().toLowerCase(java.util.Locale.ROOT);
    }

    static PartyId party(String name) {
        int index = PARTIES.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("no such user: " + name);
        }
        return new PartyId(new UUID(0x2000, index + 1));
    }

    @Bean
    @Primary
    UserDirectory everybody() {
        return of(List.of(COMMUNITY));
    }

    /** The same users, with the same parties in each of the communities. */
    static UserDirectory of(List<CommunityId> communities) {
        List<UserDirectory.User> users = new ArrayList<>();
        for (String name : PARTIES) {
            users.add(user(
                    name,
                    communities.stream().collect(Collectors.toMap(community -> community, _ -> party(name))),
                    false));
        }
        users.add(user(STRANGER, Map.of(), false));
        users.add(user(HASTY, Map.of(), false));
        users.add(user(OPERATOR, Map.of(), true));
        return new UserDirectory() {
            @Override
            public Optional<User> find(String username) {
                return users.stream()
                        .filter(user -> user.username().equals(username))
                        .findFirst();
            }

            @Override
            public List<User> demoUsers() {
                return List.copyOf(users);
            }
        };
    }

    private static UserDirectory.User user(String name, Map<CommunityId, PartyId> parties, boolean operator) {
        return new UserDirectory.User(name, "{noop}" + name, name, parties, operator);
    }
}
