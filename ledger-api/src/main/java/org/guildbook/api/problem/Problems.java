package org.guildbook.api.problem;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.guildbook.decision.Refused;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponse;

/** Translates a failure into the problem the caller may see. */
final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    /** Refusals are 422, except where HTTP has a status of its own for the matter. */
    private static final Map<String, HttpStatus> STATUS = Map.of(
            "cursor-invalid", HttpStatus.BAD_REQUEST,
            "period-invalid", HttpStatus.BAD_REQUEST,
            "decision-stale", HttpStatus.CONFLICT,
            "not-authorised", HttpStatus.FORBIDDEN,
            "unknown-community", HttpStatus.NOT_FOUND);

    /** Names under which a refusal tells what the rule demands; all other details tell what was found. */
    private static final Set<String> EXPECTATIONS =
            Set.of("budget", "cap", "capacity", "expected", "limit", "max", "min", "most", "needed", "neededMinor");

    private static final int CAUSES_LIMIT = 20;

    private final Sentences sentences;

    Problems(Sentences sentences) {
        this.sentences = sentences;
    }

    /** A problem and the headers that belong to it. */
    record Answer(Problem problem, Map<String, String> headers) {}

    Answer answer(Throwable failure, String path, Locale language) {
        Throwable cause = unwrapped(failure);
        if (cause instanceof Refused refused) {
            return refusal(refused, path, language);
        }
        FaultException fault = cause instanceof FaultException known ? known : RequestFaults.of(cause);
        if (fault != null) {
            return fault(fault, path, language);
        }
        if (cause instanceof ErrorResponse response && response.getStatusCode().is4xxClientError()) {
            return fault(FaultException.of(Fault.MALFORMED_REQUEST), path, language);
        }
        return unexpected(cause, path, language);
    }

    private Answer refusal(Refused refused, String path, Locale language) {
        Map<String, Object> found = new TreeMap<>();
        Map<String, Object> expected = new TreeMap<>();
        refused.details()
                .forEach((name, value) -> (EXPECTATIONS.contains(name) ? expected : found)
                        .put(name, value instanceof Number || value instanceof Boolean ? value : value.toString()));
        int status = STATUS.getOrDefault(refused.rule(), HttpStatus.UNPROCESSABLE_CONTENT)
                .value();
        String id = refused.rule();
        String detail = refused.details().isEmpty() ? id : id + " " + new TreeMap<>(refused.details());
        return new Answer(
                new Problem(
                        Problem.type(id),
                        sentences.sentence(id, language),
                        status,
                        detail,
                        path,
                        found,
                        expected,
                        List.of(),
                        null),
                Map.of());
    }

    private Answer fault(FaultException fault, String path, Locale language) {
        return new Answer(plain(fault.fault(), fault.errors(), path, language, null), fault.headers());
    }

    private Answer unexpected(Throwable cause, String path, Locale language) {
        String incident = UUID.randomUUID().toString();
        LOG.error("incident {} at {}", incident, path, cause);
        return new Answer(plain(Fault.UNEXPECTED, List.of(), path, language, incident), Map.of());
    }

    private Problem plain(
            Fault fault, List<FieldError> errors, String path, Locale language, @Nullable String incident) {
        String detail = errors.isEmpty()
                ? fault.id()
                : fault.id() + " " + errors.stream().map(FieldError::field).toList();
        return new Problem(
                Problem.type(fault.id()),
                sentences.sentence(fault.id(), language),
                fault.status().value(),
                detail,
                path,
                Map.of(),
                Map.of(),
                errors,
                incident);
    }

    /** The failure itself, below what threads and Axon wrap around it; a named refusal or fault wins over its wrapper. */
    private static Throwable unwrapped(Throwable failure) {
        Throwable current = failure;
        for (int depth = 0; depth < CAUSES_LIMIT && current != null; depth++) {
            if (current instanceof Refused || current instanceof FaultException) {
                return current;
            }
            current = current.getCause();
        }
        current = failure;
        while ((current instanceof CompletionException || current instanceof ExecutionException)
                && current.getCause() != null) {
            current = current.getCause();
        }
        return current;
    }
}
