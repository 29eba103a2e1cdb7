package org.guildbook.api.endpoints;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.guildbook.api.security.Identities;
import org.guildbook.api.vault.Words;
import org.guildbook.projections.cases.Cases;
import org.guildbook.projections.cases.Cases.Case;
import org.guildbook.projections.cases.Cases.Reader;
import org.guildbook.projections.cases.Cases.Step;
import org.guildbook.projections.officeholders.OfficeHolders;
import org.guildbook.projections.officeholders.OfficeHolders.Office;
import org.guildbook.projections.runtime.AsOf;
import org.guildbook.values.CaseId;
import org.guildbook.values.ChapterId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.guildbook.values.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Cases, read by those who may know of them; for everybody else there are none. */
@RestController
@RequestMapping("/v1/communities/{community}/cases")
@Tag(name = "Conduct")
class CaseEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(CaseEndpoint.class);

    private final Cases cases;
    private final OfficeHolders officeHolders;
    private final Words words;
    private final Identities identities;

    CaseEndpoint(Cases cases, OfficeHolders officeHolders, Words words, Identities identities) {
        this.cases = cases;
        this.officeHolders = officeHolders;
        this.words = words;
        this.identities = identities;
    }

    @GetMapping
    Cases.Page cases(Read read, @Valid Page page) {
        Reader reader = reader(read);
        return read.answer(Cases.Page::asOf, () -> cases.of(read.community(), reader, page.cursor(), page.rows()));
    }

    /**
     * A case with what was said in it.
     *
     * @param words texts by their commitment; one whose author or respondent was erased is gone
     */
    record Told(AsOf asOf, Case file, Map<String, String> words) {}

    /** Who reads is kept in the access log, without what was read. */
    @GetMapping("/{case}")
    Told found(Read read, @PathVariable("case") CaseId caseId) {
        Reader reader = reader(read);
        Case file = read.found(Case::asOf, () -> cases.find(read.community(), caseId, reader));
        LOG.info("{} reads case {} in {}", reader.party(), caseId, read.community());
        Map<String, String> texts = new HashMap<>();
        for (Step step : file.steps()) {
            Sha256 commitment = step.words();
            if (commitment != null) {
                words.find(read.community(), commitment).ifPresent(text -> texts.put(commitment.hex(), text));
            }
        }
        return new Told(file.asOf(), file, texts);
    }

    private Reader reader(Read read) {
        PartyId party = identities
                .current()
                .flatMap(identity -> identity.party(read.community()))
                .orElseThrow(() -> new AccessDeniedException("not a party"));
        Set<ChapterId> supervises = new HashSet<>();
        Set<ChapterId> boards = new HashSet<>();
        for (Office office : officeHolders.acting(read.community(), party, read.today())) {
            if (office.scope().kind() == Scope.Kind.CHAPTER && office.scope().of() != null) {
                ChapterId chapter = new ChapterId(office.scope().of());
                if (office.role() == Role.SUPERVISOR) {
                    supervises.add(chapter);
                }
                if (office.role() == Role.BOARD_MEMBER) {
                    boards.add(chapter);
                }
            }
        }
        return new Reader(party, Set.copyOf(supervises), Set.copyOf(boards));
    }
}
