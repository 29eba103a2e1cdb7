package org.guildbook.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.guildbook.api.http.Http.Answer;
import org.guildbook.values.CommunityId;
import org.guildbook.values.Id;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** What people do in one community; every deed is of today, unless its body says another day. */
final class Deeds {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new SimpleModule().addSerializer(Id.class, ToStringSerializer.instance))
            .build();

    private final Http http;
    private final String address;
    private final Supplier<LocalDate> today;

    /** Position of the last entry that was written here. */
    private long written;

    Deeds(Http http) {
        this(http, TestUsers.COMMUNITY, SmallCommunity::today);
    }

    Deeds(Http http, CommunityId community, Supplier<LocalDate> today) {
        this(http, "/v1/communities/" + community, today);
    }

    /** @param address before the path of every deed */
    Deeds(Http http, String address, Supplier<LocalDate> today) {
        this.http = http;
        this.address = address;
        this.today = today;
    }

    /** @param path below the community's */
    Answer post(String user, String path, Map<String, ?> body) {
        Map<String, Object> dated = new TreeMap<>(body);
        dated.putIfAbsent("effectiveOn", today.get());
        return http.post(user, address + path, JSON.writeValueAsString(dated));
    }

    Answer write(String user, String path, Map<String, ?> body) {
        return seen(post(user, path, body).expect(201));
    }

    /** Writes, and returns the id of what is new. */
    String made(String user, String path, Map<String, ?> body) {
        return id(write(user, path, body));
    }

    /** Asked for by one and confirmed by the other. */
    Answer confirmed(String user, String confirmer, String path, Map<String, ?> body) {
        Answer asked = post(user, path, with(body, "confirmer", TestUsers.party(confirmer)))
                .expect(202);
        return seen(http.post(confirmer, asked.header("Location") + "/confirmations", "")
                .expect(201));
    }

    private Answer seen(Answer answer) {
        written = answer.position();
        return answer;
    }

    void refused(String user, String path, Map<String, ?> body, String rule) {
        Answer answer = post(user, path, body);
        assertThat(answer.problem()).as(path).isEqualTo(rule);
        answer.expect(rule.equals("not-authorised") ? 403 : 422);
    }

    /** A read that waits until it has seen what was written here last. */
    Answer read(String user, String path) {
        return http.get(user, address + path, written);
    }

    /** The membership of somebody who is a member. */
    String membership(String name) {
        return read(name, "/members/" + TestUsers.party(name))
                .expect(200)
                .json()
                .path("membership")
                .asString();
    }

    /** @param namesAndValues a name, its value, a name and so on */
    static Map<String, Object> body(Object... namesAndValues) {
        Map<String, Object> body = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            body.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return body;
    }

    static Map<String, Object> with(Map<String, ?> body, String name, Object value) {
        Map<String, Object> more = new TreeMap<>(body);
        more.put(name, value);
        return more;
    }

    static String id(Answer answer) {
        return answer.json().path("id").asString();
    }
}
