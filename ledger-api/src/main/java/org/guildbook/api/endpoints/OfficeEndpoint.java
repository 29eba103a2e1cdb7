package org.guildbook.api.endpoints;

import io.swagger.v3.oas.annotations.tags.Tag;
import org.guildbook.projections.officeholders.OfficeHolders;
import org.guildbook.projections.officeholders.OfficeHolders.Offices;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who holds which office today. */
@RestController
@RequestMapping("/v1/communities/{community}/offices")
@Tag(name = "Community")
class OfficeEndpoint {

    private final OfficeHolders officeHolders;

    OfficeEndpoint(OfficeHolders officeHolders) {
        this.officeHolders = officeHolders;
    }

    @GetMapping
    Offices offices(Read read) {
        return read.answer(Offices::asOf, () -> officeHolders.on(read.community(), read.today()));
    }
}
