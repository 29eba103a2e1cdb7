package org.guildbook.api.problem;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** What Spring and Jackson find wrong with a request, as a fault with the fields concerned. */
final class RequestFaults {

    /** The fault behind the failure; absent where the request is not to blame. */
    static @Nullable FaultException of(Throwable failure) {
        return switch (failure) {
            case HttpMessageNotReadableException unreadable -> body(unreadable);
            case MethodArgumentNotValidException invalid -> FaultException.of(Fault.INVALID_FIELDS, fields(invalid));
            case HandlerMethodValidationException invalid ->
                FaultException.of(Fault.INVALID_PARAMETERS, parameters(invalid));
            case MethodArgumentTypeMismatchException mismatch ->
                FaultException.of(
                        Fault.INVALID_PARAMETERS,
                        mismatch.getName(),
                        String.valueOf(mismatch.getValue()),
                        expected(mismatch.getRequiredType()));
            case MissingServletRequestParameterException missing -> missing(missing.getParameterName());
            case MissingRequestHeaderException missing -> missing(missing.getHeaderName());
            case HttpRequestMethodNotSupportedException method ->
                FaultException.of(Fault.METHOD_NOT_ALLOWED, allow(method));
            case HttpMediaTypeNotSupportedException _ -> FaultException.of(Fault.MEDIA_TYPE_NOT_SUPPORTED);
            case HttpMediaTypeNotAcceptableException _ -> FaultException.of(Fault.NOT_ACCEPTABLE);
            case NoResourceFoundException _ -> FaultException.of(Fault.NO_SUCH_ROUTE);
            case NoHandlerFoundException _ -> FaultException.of(Fault.NO_SUCH_ROUTE);
            case AuthenticationException _ ->
                FaultException.of(Fault.NOT_SIGNED_IN, Map.of(HttpHeaders.WWW_AUTHENTICATE, "Bearer"));
            case AccessDeniedException _ -> FaultException.of(Fault.NOT_OPEN_TO_YOU);
            default -> null;
        };
    }

    private static FaultException missing(String name) {
        return FaultException.of(Fault.INVALID_PARAMETERS, List.of(new FieldError(name, null, "a value")));
    }

    private static Map<String, String> allow(HttpRequestMethodNotSupportedException method) {
        return method.getSupportedHttpMethods() == null
                ? Map.of()
                : Map.of(
                        HttpHeaders.ALLOW,
                        method.getSupportedHttpMethods().stream()
                                .map(HttpMethod::name)
                                .sorted()
                                .collect(Collectors.joining(", ")));
    }

    private static FaultException body(HttpMessageNotReadableException unreadable) {
        return switch (unreadable.getCause()) {
            case UnrecognizedPropertyException unknown ->
                FaultException.of(
                        Fault.INVALID_FIELDS,
                        path(unknown),
                        unknown.getPropertyName(),
                        "one of " + unknown.getKnownPropertyIds());
            case InvalidFormatException format ->
                FaultException.of(
                        Fault.INVALID_FIELDS,
                        path(format),
                        String.valueOf(format.getValue()),
                        expected(format.getTargetType()));
            case ValueInstantiationException value
            when value.getCause() instanceof IllegalArgumentException reason ->
                FaultException.of(
                        Fault.INVALID_FIELDS,
                        List.of(new FieldError(path(value), null, String.valueOf(reason.getMessage()))));
            case MismatchedInputException mismatch ->
                FaultException.of(
                        Fault.INVALID_FIELDS,
                        List.of(new FieldError(path(mismatch), null, expected(mismatch.getTargetType()))));
            case InputCoercionException number ->
                FaultException.of(
                        Fault.INVALID_FIELDS, List.of(new FieldError(path(number), null, "an integer within range")));
            case DatabindException value ->
                FaultException.of(Fault.INVALID_FIELDS, List.of(new FieldError(path(value), null, "another value")));
            case JacksonException syntax ->
                FaultException.of(
                        Fault.MALFORMED_JSON,
                        List.of(new FieldError(
                                "line %d, column %d"
                                        .formatted(
                                                syntax.getLocation().getLineNr(),
                                                syntax.getLocation().getColumnNr()),
                                null,
                                "JSON")));
            case null, default -> FaultException.of(Fault.MALFORMED_JSON);
        };
    }

    private static List<FieldError> fields(MethodArgumentNotValidException invalid) {
        return invalid.getBindingResult().getFieldErrors().stream()
                .map(error -> new FieldError(
                        error.getField(),
                        error.getRejectedValue() == null
                                ? null
                                : error.getRejectedValue().toString(),
                        String.valueOf(error.getDefaultMessage())))
                .toList();
    }

    private static List<FieldError> parameters(HandlerMethodValidationException invalid) {
        return invalid.getParameterValidationResults().stream()
                .flatMap(result -> result instanceof ParameterErrors errors
                        ? errors.getFieldErrors().stream()
                                .map(error -> new FieldError(
                                        error.getField(),
                                        String.valueOf(error.getRejectedValue()),
                                        String.valueOf(error.getDefaultMessage())))
                        : result.getResolvableErrors().stream()
                                .map(error -> new FieldError(
                                        String.valueOf(
                                                result.getMethodParameter().getParameterName()),
                                        String.valueOf(result.getArgument()),
                                        String.valueOf(error.getDefaultMessage()))))
                .toList();
    }

    /** For example {@code contributors[0].sharePpm}. */
    private static String path(JacksonException failure) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : failure.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.isEmpty() ? "body" : path.toString();
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "another value";
        }
        if (type.isEnum()) {
            return "one of " + List.of(type.getEnumConstants());
        }
        return switch (type.getSimpleName()) {
            case "LocalDate" -> "a date, for example 2026-01-31";
            case "YearMonth" -> "a month, for example 2026-01";
            case "Quarter" -> "a quarter, for example 2026Q1";
            case "Sha256" -> "64 lowercase hex digits";
            case "int", "Integer", "long", "Long" -> "an integer";
            case "String" -> "a text";
            case "List", "ArrayList" -> "a list";
            case String id when id.endsWith("Id") || id.equals("UUID") -> "a UUID";
            case String other -> "an object " + other;
        };
    }

    private RequestFaults() {}
}
