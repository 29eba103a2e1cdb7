package org.guildbook.api.problem;

import java.util.List;
import java.util.Map;

/** The request itself is at fault; carries what the caller needs to repair it. */
public final class FaultException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Fault fault;
    private final transient List<FieldError> errors;
    private final transient Map<String, String> headers;

    private FaultException(Fault fault, List<FieldError> errors, Map<String, String> headers) {
        super(fault.id(), null, false, false);
        this.fault = fault;
        this.errors = List.copyOf(errors);
        this.headers = Map.copyOf(headers);
    }

    public static FaultException of(Fault fault) {
        return new FaultException(fault, List.of(), Map.of());
    }

    /** One field or parameter is at fault: what was found there and what was expected. */
    public static FaultException of(Fault fault, String field, String found, String expected) {
        return new FaultException(fault, List.of(new FieldError(field, found, expected)), Map.of());
    }

    public static FaultException of(Fault fault, List<FieldError> errors) {
        return new FaultException(fault, errors, Map.of());
    }

    public static FaultException of(Fault fault, Map<String, String> headers) {
        return new FaultException(fault, List.of(), headers);
    }

    /** The caller may try again after so many seconds. */
    public static FaultException retryAfterSeconds(Fault fault, long seconds) {
        return new FaultException(fault, List.of(), Map.of("Retry-After", Long.toString(seconds)));
    }

    public Fault fault() {
        return fault;
    }

    public List<FieldError> errors() {
        return errors;
    }

    /** Headers that belong to the answer. */
    public Map<String, String> headers() {
        return headers;
    }
}
