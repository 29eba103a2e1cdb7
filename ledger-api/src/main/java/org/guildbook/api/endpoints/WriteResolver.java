package org.guildbook.api.endpoints;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import org.guildbook.api.limits.KeptBody;
import org.guildbook.api.problem.Fault;
import org.guildbook.api.problem.FaultException;
import org.guildbook.api.security.Identities;
import org.guildbook.api.security.Identity;
import org.guildbook.axon.Submission;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Reads from the request who asks, where, under which key, and whether it is only a try. */
final class WriteResolver implements HandlerMethodArgumentResolver {

    private final Writes writes;
    private final Identities identities;

    WriteResolver(Writes writes, Identities identities) {
        this.writes = writes;
        this.identities = identities;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(Write.class);
    }

    @Override
    public Write resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest request = PathVariables.servlet(web);
        Identity identity = identities.current().orElseThrow(() -> new AccessDeniedException("no identity"));
        IdempotencyKey key = IdempotencyKey.parse(request.getHeader(IdempotencyKey.HEADER));
        @Nullable CommunityId named = PathVariables.community(request);
        PartyId actor = named == null
                ? PartyId.SYSTEM
                : identity.party(named).orElseThrow(() -> new AccessDeniedException("not a party"));
        String commandId = key.commandId(actor);
        CommunityId community = named == null
                ? new CommunityId(
                        NewIds.derive(java.time.LocalDate.EPOCH, identity.client() + "\n" + key.text(), "community"))
                : named;
        Submission submission =
                new Submission(identity.client(), commandId, hash(request), dryRun(request.getParameterMap()));
        return new Write(writes, community, actor, submission);
    }

    /** The route and the body, byte for byte; not the query, so that a try and the real thing are one request. */
    private static String hash(HttpServletRequest request) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes((request.getMethod() + " " + request.getRequestURI() + "\n").getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(KeptBody.of(request));
        return HexFormat.of().formatHex(NewIds.sha256(bytes.toByteArray()));
    }

    private static boolean dryRun(Map<String, String[]> parameters) {
        String[] values = parameters.get("dryRun");
        if (values == null) {
            return false;
        }
        return switch (values[0]) {
            case "true" -> true;
            case "false" -> false;
            case String other -> throw FaultException.of(Fault.INVALID_PARAMETERS, "dryRun", other, "true or false");
        };
    }
}
