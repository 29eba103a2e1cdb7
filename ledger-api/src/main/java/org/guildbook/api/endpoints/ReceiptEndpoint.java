package org.guildbook.api.endpoints;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.List;
import org.guildbook.api.problem.Fault;
import org.guildbook.api.problem.FaultException;
import org.guildbook.api.proofs.Receipts;
import org.guildbook.chain.Receipt;
import org.guildbook.values.CommunityId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What somebody keeps of an entry, to check and to show it without this ledger. */
@RestController
@RequestMapping("/v1/communities/{community}/entries/{position}/receipt")
@Tag(name = "Proofs")
class ReceiptEndpoint {

    private final StoredEntries entries;
    private final Receipts receipts;

    ReceiptEndpoint(StoredEntries entries, Receipts receipts) {
        this.entries = entries;
        this.receipts = receipts;
    }

    /** @param format {@code json}, {@code tlog-proof}, {@code svg} or {@code png}; absent for what is accepted */
    @GetMapping
    ResponseEntity<byte[]> receipt(
            @PathVariable CommunityId community,
            @PathVariable long position,
            @RequestParam @Nullable String format,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept)
            throws IOException {
        ReceiptFormat wanted = ReceiptFormat.wanted(format, accepted(accept));
        Receipt receipt = receipts.of(entries.at(community, position));
        return ResponseEntity.ok().contentType(wanted.mediaType()).body(wanted.write(receipt));
    }

    private static List<MediaType> accepted(@Nullable String header) {
        try {
            return MediaType.parseMediaTypes(header);
        } catch (InvalidMediaTypeException _) {
            throw FaultException.of(
                    Fault.INVALID_PARAMETERS, HttpHeaders.ACCEPT, String.valueOf(header), "media types");
        }
    }
}
