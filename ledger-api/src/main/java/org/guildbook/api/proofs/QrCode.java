package org.guildbook.api.proofs;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.EncodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;

/** A text as a picture that a telephone reads: the least correction of errors, so that the most fits. */
public final class QrCode {

    /** White around the code, in modules, that readers need. */
    private static final int MARGIN_MODULES = 4;

    /** Patterns of the standard's that a code may be laid under, numbered from 0. */
    private static final int MASKS = 8;

    private static final int PNG_PIXELS_PER_MODULE = 5;
    private static final int BLACK = 0x000000;
    private static final int WHITE = 0xffffff;

    private final BitMatrix modules;

    private QrCode(BitMatrix modules) {
        this.modules = modules;
    }

    /** The code, with the first mask of the standard's under which it is read; empty if the text is too long for one. */
    public static Optional<QrCode> of(String text) {
        Map<EncodeHintType, Object> hints = new EnumMap<>(EncodeHintType.class);
        hints.put(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.L);
        hints.put(EncodeHintType.MARGIN, MARGIN_MODULES);
        try {
            QrCode code = encoded(text, hints);
            for (int mask = 0; mask < MASKS && !code.isRead(text); mask++) {
                hints.put(EncodeHintType.QR_MASK_PATTERN, mask);
                code = encoded(text, hints);
            }
            return Optional.of(code);
        } catch (WriterException _) {
            return Optional.empty();
        }
    }

    private static QrCode encoded(String text, Map<EncodeHintType, Object> hints) throws WriterException {
        return new QrCode(new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, hints));
    }

    /** Whether a common reader finds the code: with much text in it, some of it looks like the marks in its corners. */
    private boolean isRead(String text) {
        BufferedImage image = image();
        int pixels = image.getWidth();
        LuminanceSource source =
                new RGBLuminanceSource(pixels, pixels, image.getRGB(0, 0, pixels, pixels, null, 0, pixels));
        try {
            return new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(source)))
                    .getText()
                    .equals(text);
        } catch (ReaderException _) {
            return false;
        }
    }

    /** A picture without a size of its own, one unit for a module. */
    public byte[] svg() {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0; x < modules.getWidth(); x++) {
                if (modules.get(x, y)) {
                    path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                }
            }
        }
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges">\
                <path fill="#fff" d="M0 0h%1$dv%1$dH0z"/><path d="%2$s"/></svg>
                """.formatted(modules.getWidth(), path).getBytes(StandardCharsets.US_ASCII);
    }

    /** A picture of five pixels for a module. */
    public byte[] png() {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image(), "png", png)) {
                throw new IllegalStateException("this Java writes no PNG");
            }
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot be written", e);
        }
        return png.toByteArray();
    }

    private BufferedImage image() {
        int pixels = modules.getWidth() * PNG_PIXELS_PER_MODULE;
        BufferedImage image = new BufferedImage(pixels, pixels, BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < pixels; y++) {
            for (int x = 0; x < pixels; x++) {
                image.setRGB(x, y, modules.get(x / PNG_PIXELS_PER_MODULE, y / PNG_PIXELS_PER_MODULE) ? BLACK : WHITE);
            }
        }
        return image;
    }
}
