package org.guildbook.api.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks HTTP to the application as one user or another. */
final class Http {

    static final String COMMUNITY = "/v1/communities/" + TestUsers.COMMUNITY;

    private static final Duration ANSWER_WAIT = Duration.ofSeconds(60);

    private static final JsonMapper JSON = new JsonMapper();

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI address;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final Map<String, String> sessions = new ConcurrentHashMap<>();
    private final Queue<Refusal> refusals = new ConcurrentLinkedQueue<>();

    Http(int port) {
        address = URI.create("http://localhost:" + port);
    }

    /** A problem that came back for a request. */
    record Refusal(String method, String path, String problem) {}

    /** The problems that came back since this was asked last. */
    Set<Refusal> heard() {
        Set<Refusal> heard = new HashSet<>();
        for (Refusal next = refusals.poll(); next != null; next = refusals.poll()) {
            heard.add(next);
        }
        return heard;
    }

    /** What came back. */
    record Answer(int status, HttpResponse<byte[]> response) {

        String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        JsonNode json() {
            return JSON.readTree(response.body());
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** Where the ledger stands after what was written. */
        long position() {
            return Long.parseLong(header("Ledger-Position"));
        }

        /** The id in the problem's type; empty if the answer is none. */
        String problem() {
            return header("Content-Type").startsWith("application/problem+json")
                    ? json().path("type").asString().replace("https://guildbook.org/problems/", "")
                    : "";
        }

        Answer expect(int wanted) {
            if (status != wanted) {
                throw new AssertionError(
                        response.request() + " answered " + status + ", not " + wanted + ": " + text());
            }
            return this;
        }
    }

    /** The user asks the built-in issuer for a token with name and password, once. */
    String token(String user) {
        return tokens.computeIfAbsent(user, name -> {
            String basic = Base64.getEncoder().encodeToString((name + ":" + name).getBytes(StandardCharsets.UTF_8));
            Answer answer = send(request("/oauth2/token")
                    .header("Authorization", "Basic " + basic)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("grant_type=client_credentials")));
            return answer.expect(200).json().path("access_token").asString();
        });
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).timeout(ANSWER_WAIT);
    }

    /** A request with the user's token; without one for no user. */
    HttpRequest.Builder as(@Nullable String user, String path) {
        HttpRequest.Builder request = request(path);
        return user == null ? request : request.header("Authorization", "Bearer " + token(user));
    }

    /** A request for a page, of a user who signed in with name and password; of a visitor for no user. */
    HttpRequest.Builder inSession(@Nullable String user, String path) {
        return user == null
                ? request(path)
                : request(path).header("Cookie", sessions.computeIfAbsent(user, this::signedIn));
    }

    private String signedIn(String user) {
        Answer page = send(request("/login")).expect(200);
        Matcher token = CSRF.matcher(page.text());
        if (!token.find()) {
            throw new AssertionError("no form to sign in: " + page.text());
        }
        Answer answer = send(request("/login")
                .header("Cookie", cookie(page))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=" + user + "&password=" + user + "&_csrf=" + token.group(1))));
        return cookie(answer.expect(302));
    }

    private static String cookie(Answer answer) {
        HttpCookie cookie = HttpCookie.parse(answer.header("Set-Cookie")).getFirst();
        return cookie.getName() + "=" + cookie.getValue();
    }

    Answer get(@Nullable String user, String path) {
        return send(as(user, path));
    }

    /** A read that waits until it has seen the position. */
    Answer get(@Nullable String user, String path, long position) {
        return send(as(user, path).header("Ledger-Position", Long.toString(position)));
    }

    Answer post(@Nullable String user, String path, String body) {
        return post(user, path, UUID.randomUUID().toString(), body);
    }

    Answer post(@Nullable String user, String path, String key, String body) {
        return send(as(user, path)
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
            Answer answer = new Answer(response.statusCode(), response);
            if (!answer.problem().isEmpty()) {
                HttpRequest asked = response.request();
                refusals.add(new Refusal(asked.method(), asked.uri().getPath(), answer.problem()));
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
