package org.guildbook.api.web;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.guildbook.api.problem.Fault;
import org.guildbook.api.problem.FaultException;
import org.guildbook.api.proofs.Receipts;
import org.guildbook.journal.Head;
import org.guildbook.journal.Journal;
import org.guildbook.journal.StoredEntry;
import org.guildbook.projections.chapters.Chapters;
import org.guildbook.projections.chapters.Chapters.Chapter;
import org.guildbook.projections.chapters.Communities.Community;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/** One entry of the log: what anyone may read of it, and how anyone checks its hash without trusting this page. */
@Controller
final class EntryPage {

    private final Journal journal;
    private final Receipts receipts;
    private final Chapters chapters;
    private final JsonMapper json;

    EntryPage(Journal journal, Receipts receipts, Chapters chapters, JsonMapper json) {
        this.journal = journal;
        this.receipts = receipts;
        this.chapters = chapters;
        this.json = json;
    }

    @GetMapping("/communities/{community}/entries/{position:[0-9]{1,18}}")
    String entry(
            @ModelAttribute(name = "community", binding = false) Community community,
            @PathVariable long position,
            Model model)
            throws IOException {
        StoredEntry stored = stored(community, position);
        EntryView entry = EntryView.of(stored, json);
        String leafUrl = ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/v1/communities/{community}/entries/{position}/leaf")
                .buildAndExpand(community.community(), position)
                .toUriString();
        model.addAttribute("entry", entry);
        model.addAttribute("command", "{ printf '\\0'; curl -s '%s'; } | sha256sum".formatted(leafUrl));
        model.addAttribute(
                "cities",
                chapters.of(community.community()).chapters().stream()
                        .collect(Collectors.toMap(chapter -> chapter.chapter().toString(), Chapter::city)));
        model.addAttribute(
                "last",
                journal.head(community.community().value()).map(Head::position).orElse(position) == position);
        verification(community, stored).ifPresent(link -> model.addAttribute("verify", link));
        return "entry";
    }

    /** Empty while no checkpoint covers the entry. */
    private Optional<String> verification(Community community, StoredEntry entry) throws IOException {
        try {
            return Optional.of(VerifyPage.link(community.community(), receipts.ofOpenPart(entry)));
        } catch (FaultException refused) {
            if (refused.fault() != Fault.NOT_COVERED_YET) {
                throw refused;
            }
            return Optional.empty();
        }
    }

    private StoredEntry stored(Community community, long position) {
        return journal.entry(community.community().value(), position)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
