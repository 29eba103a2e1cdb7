package org.guildbook.api.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/** What a reader sees when a page is not there, not theirs to see, or failed: never anything from inside. */
final class ErrorPages implements ErrorViewResolver {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> facts) {
        Map<String, Object> model =
                new HashMap<>(PageFrames.frameless(request, RequestContextUtils.getLocale(request)));
        if (status.is5xxServerError()) {
            String incident = UUID.randomUUID().toString();
            LOG.error(
                    "incident {} at {}",
                    incident,
                    request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI),
                    (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
            model.put("incident", incident);
            return new ModelAndView("error/failed", model, status);
        }
        return switch (status) {
            case FORBIDDEN, UNAUTHORIZED -> new ModelAndView("error/forbidden", model, status);
            case NOT_FOUND -> new ModelAndView("error/not-found", model, status);
            default -> new ModelAndView("error/bad-request", model, status);
        };
    }
}
