package org.guildbook.api.endpoints;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.guildbook.api.problem.Fault;
import org.guildbook.api.problem.FaultException;
import org.guildbook.api.proofs.QrCode;
import org.guildbook.api.proofs.Receipts;
import org.guildbook.chain.Receipt;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** The ways in which a receipt is handed out. */
enum ReceiptFormat {
    /** The whole receipt, a line of canonical JSON: what the verifier reads. */
    JSON(MediaType.APPLICATION_JSON_VALUE),
    /** The proof alone, for the tools of others. */
    TLOG_PROOF("text/plain;charset=UTF-8"),
    /** A QR code of the receipt, with the log's short signatures. */
    SVG("image/svg+xml"),
    /** The same as pixels. */
    PNG(MediaType.IMAGE_PNG_VALUE);

    private final String mediaType;

    ReceiptFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    MediaType mediaType() {
        return MediaType.parseMediaType(mediaType);
    }

    /** What the parameter names, or else the first that the header accepts. */
    static ReceiptFormat wanted(@Nullable String parameter, List<MediaType> accepted) {
        if (parameter == null) {
            return accepted.stream()
                    .flatMap(range -> Stream.of(values()).filter(format -> range.includes(format.mediaType())))
                    .findFirst()
                    .orElse(JSON);
        }
        return Stream.of(values())
                .filter(format -> format.id().equals(parameter))
                .findFirst()
                .orElseThrow(() -> FaultException.of(
                        Fault.INVALID_PARAMETERS,
                        "format",
                        parameter,
                        "one of " + Stream.of(values()).map(ReceiptFormat::id).toList()));
    }

    private String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    byte[] write(Receipt receipt) {
        return switch (this) {
            case JSON -> receipt.encoded();
            case TLOG_PROOF -> receipt.proof().encoded();
            case SVG -> picture(receipt).svg();
            case PNG -> picture(receipt).png();
        };
    }

    private static QrCode picture(Receipt receipt) {
        return Receipts.picture(receipt)
                .orElseThrow(() ->
                        FaultException.of(Fault.NOT_ACCEPTABLE, "format", "a receipt too long for a QR code", "json"));
    }
}
