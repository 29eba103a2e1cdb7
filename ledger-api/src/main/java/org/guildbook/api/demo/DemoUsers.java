package org.guildbook.api.demo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guildbook.api.demo.DemoCast.Staff;
import org.guildbook.api.security.UserDirectory;
import org.guildbook.values.PartyId;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;

/** The people who can sign in to the demo community; their password is printed at every start. */
public final class DemoUsers implements UserDirectory {

    /** Everybody's password: it protects nothing, since everybody reads it at the start. */
    public static final String PASSWORD = "guildbook";

    /** A user and what the user may do, in words for the first screen. */
    public record Listed(User user, String role) {}

    private final List<Listed> listed;

    DemoUsers(DemoCast cast) {
        String hash = PasswordEncoderFactories.createDelegatingPasswordEncoder().encode(PASSWORD);
        DemoChapter first = cast.chapters().getFirst();
        listed = List.of(
                user(cast, hash, "member", "林薇 Lin Wei", cast.member(cast.ordinaryMember()), "member"),
                user(cast, hash, "leader", "周恒 Zhou Heng", cast.member(cast.groupLeader(first, 1)), "group leader"),
                user(cast, hash, "lead", "陈可 Chen Ke", cast.member(cast.lead(first)), "chapter lead"),
                user(
                        cast,
                        hash,
                        "board",
                        "吴越 Wu Yue",
                        cast.member(cast.board(first).get(0)),
                        "board member"),
                user(
                        cast,
                        hash,
                        "board2",
                        "孙宁 Sun Ning",
                        cast.member(cast.board(first).get(1)),
                        "board member"),
                user(cast, hash, "treasurer", "何静 He Jing", cast.staff(Staff.TREASURER), "treasurer"),
                user(cast, hash, "controller", "高岚 Gao Lan", cast.staff(Staff.CONTROLLER), "controller"),
                user(cast, hash, "owner", "杨帆 Yang Fan", cast.staff(Staff.OWNER), "owner of the community"),
                user(cast, hash, "auditor", "许诺 Xu Nuo", cast.staff(Staff.AUDITOR), "auditor"),
                new Listed(new User("operator", hash, "Operator", Map.of(), true), "operator, no business rights"));
    }

    private static Listed user(
            DemoCast cast, String hash, String username, String displayName, PartyId party, String role) {
        return new Listed(new User(username, hash, displayName, Map.of(cast.community(), party), false), role);
    }

    /** All of them with their roles, in the order of the first screen. */
    public List<Listed> listed() {
        return listed;
    }

    @Override
    public Optional<User> find(String username) {
        return demoUsers().stream()
                .filter(user -> user.username().equals(username))
                .findFirst();
    }

    @Override
    public List<User> demoUsers() {
        return listed.stream().map(Listed::user).toList();
    }
}
