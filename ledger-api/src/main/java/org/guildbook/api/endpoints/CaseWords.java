package org.guildbook.api.endpoints;

import java.util.function.Function;
import org.guildbook.api.vault.Words;
import org.guildbook.api.vault.Words.Kept;
import org.guildbook.decision.Refused;
import org.guildbook.values.CaseId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** Keeps what is said in a case in the vault, and hands only the commitment on. */
final class CaseWords {

    private final Words words;

    CaseWords(Words words) {
        this.words = words;
    }

    /**
     * Records with a commitment to the text, which is forgotten again if the ledger refuses.
     *
     * @param respondent of the case, for its report
     */
    ResponseEntity<?> keep(
            Write write,
            CaseId caseId,
            @Nullable PartyId respondent,
            String text,
            Function<Sha256, ResponseEntity<?>> record) {
        if (write.submission().dryRun()) {
            return record.apply(Words.commitment(text));
        }
        Kept kept = words.keep(write.community(), caseId, write.actor(), respondent, write.scopedKey(), text);
        try {
            return record.apply(kept.commitment());
        } catch (Refused refused) {
            if (kept.isNew()) {
                words.drop(write.community(), kept.commitment());
            }
            throw refused;
        }
    }
}
