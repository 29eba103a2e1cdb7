package org.guildbook.api.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.guildbook.api.problem.Fault;
import org.guildbook.api.problem.FaultException;
import org.guildbook.api.proofs.Receipts;
import org.guildbook.chain.Checkpoint;
import org.guildbook.chain.Receipt;
import org.guildbook.journal.Journal;
import org.guildbook.journal.StoredEntry;
import org.guildbook.projections.chapters.Communities.Community;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** What a member keeps of an entry: a picture to show, a file to check without this ledger. */
@Controller
@RequestMapping("/communities/{community}/entries/{position:[0-9]{1,18}}/receipt")
final class ReceiptPage {

    private final Journal journal;
    private final Receipts receipts;

    ReceiptPage(Journal journal, Receipts receipts) {
        this.journal = journal;
        this.receipts = receipts;
    }

    @GetMapping
    String receipt(
            @ModelAttribute(name = "community", binding = false) Community community,
            @PathVariable long position,
            Model model)
            throws IOException {
        model.addAttribute("position", position);
        try {
            Receipt receipt = receipts.of(stored(community, position));
            model.addAttribute(
                    "covered",
                    Checkpoint.parse(receipt.proof().checkpoint().text()).size());
            model.addAttribute("verify", VerifyPage.link(community.community(), receipt));
            model.addAttribute("opened", receipt.opening() != null);
            model.addAttribute("proof", new String(receipt.proof().encoded(), StandardCharsets.UTF_8));
            Receipts.picture(receipt)
                    .ifPresent(
                            code -> model.addAttribute("picture", "data:image/svg+xml;base64," + base64(code.svg())));
        } catch (FaultException refused) {
            if (refused.fault() != Fault.NOT_COVERED_YET) {
                throw refused;
            }
            model.addAttribute("covered", 0L);
        }
        return "receipt";
    }

    @GetMapping("/file")
    ResponseEntity<byte[]> file(
            @ModelAttribute(name = "community", binding = false) Community community, @PathVariable long position)
            throws IOException {
        byte[] receipt = receipts.of(stored(community, position)).encoded();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .headers(headers -> headers.setContentDisposition(ContentDisposition.attachment()
                        .filename("receipt-" + position + ".json")
                        .build()))
                .body(receipt);
    }

    private StoredEntry stored(Community community, long position) {
        return journal.entry(community.community().value(), position)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
