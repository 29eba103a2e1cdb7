package org.guildbook.api.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.guildbook.decision.Refused;
import org.guildbook.projections.chapters.Communities;
import org.guildbook.projections.chapters.Communities.Community;
import org.guildbook.values.ChapterId;
import org.guildbook.values.CommunityId;
import org.guildbook.values.Quarter;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Puts the frame of the page and the reader's figures into every model of this package. */
@ControllerAdvice(basePackageClasses = PageFrames.class)
final class PageFrames {

    private final Communities communities;

    PageFrames(Communities communities) {
        this.communities = communities;
    }

    @InitBinder
    void parameters(WebDataBinder binder) {
        binder.registerCustomEditor(CommunityId.class, new TextEditor(CommunityId::of));
        binder.registerCustomEditor(ChapterId.class, new TextEditor(ChapterId::of));
        binder.registerCustomEditor(Quarter.class, new TextEditor(Quarter::parse));
    }

    @ModelAttribute
    void frame(HttpServletRequest request, Locale locale, Model model) {
        Optional<Community> community = communityOf(request);
        community.ifPresent(found -> model.addAttribute("community", found));
        model.addAttribute("page", frame(request, locale, community.map(Community::community)));
        model.addAttribute("figures", figures(locale, community.map(Community::timeZone)));
    }

    /** A request that a rule does not allow, for example a period that is none: the reader sees why. */
    @ExceptionHandler(Refused.class)
    ModelAndView refused(Refused refused, HttpServletRequest request, Locale locale) {
        ModelAndView view = new ModelAndView("error/refused", frameless(request, locale));
        view.setStatus(HttpStatus.BAD_REQUEST);
        view.addObject("rule", refused.rule());
        return view;
    }

    /** The same frame without a look into the database, for pages that say that something is wrong. */
    static Map<String, Object> frameless(HttpServletRequest request, Locale locale) {
        return Map.of("page", frame(request, locale, Optional.empty()), "figures", figures(locale, Optional.empty()));
    }

    private Optional<Community> communityOf(HttpServletRequest request) {
        Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        if (variables instanceof Map<?, ?> path && path.get("community") instanceof String id) {
            return Optional.of(named(id));
        }
        return communities.all().stream().findFirst();
    }

    private Community named(String id) {
        try {
            return communities
                    .find(new CommunityId(UUID.fromString(id)))
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        } catch (IllegalArgumentException notAnId) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, notAnId);
        }
    }

    private static PageFrame frame(HttpServletRequest request, Locale locale, Optional<CommunityId> community) {
        String other = locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? "en" : "zh";
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String path = failed == null ? request.getRequestURI() : failed.toString();
        String query = ServletUriComponentsBuilder.fromRequest(request)
                .replaceQueryParam("lang", other)
                .build()
                .getQuery();
        return new PageFrame(
                other.equals("en") ? "zh" : "en",
                other,
                path + "?" + query,
                request.getRemoteUser() != null,
                links(request, community));
    }

    private static Figures figures(Locale locale, Optional<ZoneId> zone) {
        return new Figures(locale, zone.orElse(ZoneOffset.UTC));
    }

    private static List<PageFrame.Link> links(HttpServletRequest request, Optional<CommunityId> community) {
        List<PageFrame.Link> links = new ArrayList<>();
        links.add(link(request, "/", "nav.home"));
        community.ifPresent(id -> {
            links.add(link(request, "/communities/" + id + "/fees", "nav.fees"));
            links.add(link(request, "/communities/" + id + "/leaderboard", "nav.leaderboard"));
        });
        links.add(link(request, "/me", "nav.me"));
        return links;
    }

    private static PageFrame.Link link(HttpServletRequest request, String path, String message) {
        return new PageFrame.Link(path, message, request.getRequestURI().equals(path));
    }
}
