package org.guildbook.api.endpoints;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.guildbook.projections.officeholders.OfficeHolders;
import org.guildbook.projections.officeholders.OfficeHolders.Offices;
import org.guildbook.values.PartyId;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who holds which office on a day, and as the log told it at one of its entries. */
@RestController
@RequestMapping("/v1/communities/{community}/offices")
@Tag(name = "Community")
class OfficeEndpoint {

    private final OfficeHolders officeHolders;

    OfficeEndpoint(OfficeHolders officeHolders) {
        this.officeHolders = officeHolders;
    }

    /**
     * The offices held on a day; refused as {@code not-answerable} as known at an entry that is not there yet.
     *
     * @param on any day, past or to come; today without it
     * @param knownAt position of the last entry that counts; the newest without it
     * @param holder whose offices; everybody's without it
     */
    @GetMapping
    Offices offices(
            Read read,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate on,
            @RequestParam(required = false) @Nullable Long knownAt,
            @RequestParam(required = false) @Nullable PartyId holder) {
        LocalDate day = on == null ? read.today() : on;
        return read.answer(
                Offices::asOf,
                () -> knownAt == null
                        ? officeHolders.on(read.community(), day, holder)
                        : officeHolders.on(read.community(), day, holder, knownAt));
    }
}
