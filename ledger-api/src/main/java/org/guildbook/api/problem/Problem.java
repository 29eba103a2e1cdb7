package org.guildbook.api.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code application/problem+json}, RFC 9457.
 *
 * @param type names the id: {@code https://guildbook.org/problems/<id>}
 * @param title one sentence for a person, in the caller's language
 * @param detail the id and what was found, for a log
 * @param instance path of the request
 * @param found what the ledger found, by name; refusals only
 * @param expected what the rule demands, by name; refusals only
 * @param errors the places of the request at fault
 * @param incident id under which an unexpected failure was logged
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        URI type,
        String title,
        int status,
        String detail,
        String instance,
        Map<String, Object> found,
        Map<String, Object> expected,
        List<FieldError> errors,
        @Nullable String incident) {

    static final String TYPE_PREFIX = "https://guildbook.org/problems/";

    static URI type(String id) {
        return URI.create(TYPE_PREFIX + id);
    }
}
