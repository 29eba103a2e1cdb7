package org.guildbook.api.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.guildbook.chain.CompactReceipt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

public class QrCodeTest {

    @ParameterizedTest
    @ValueSource(strings = {"{\"v\":1}", "GUILDBOOK:ABC %", "421"})
    void what_is_written_is_read(String text) throws Exception {
        assertThat(read(code(text).png())).isEqualTo(text);
    }

    @Test
    void what_looks_like_the_marks_of_a_code_is_read_too() throws Exception {
        Random random = new Random(1);
        for (int i = 0; i < 40; i++) {
            byte[] receipt = new byte[1_500];
            random.nextBytes(receipt);
            String text = CompactReceipt.write(receipt);
            assertThat(read(code(text).png())).isEqualTo(text);
        }
    }

    @Test
    void the_longest_text_fits_and_a_longer_one_does_not() throws Exception {
        String longest = "A".repeat(4_296);
        assertThat(read(code(longest).png())).isEqualTo(longest);
        assertThat(QrCode.of(longest + "A")).isEmpty();
    }

    @Test
    void the_drawing_has_the_modules_of_the_picture() throws IOException {
        QrCode code = code("{\"v\":1}");
        BufferedImage png = ImageIO.read(new ByteArrayInputStream(code.png()));
        int dark = 0;
        for (int y = 2; y < png.getHeight(); y += 5) {
            for (int x = 2; x < png.getWidth(); x += 5) {
                dark += (png.getRGB(x, y) & 0xffffff) == 0 ? 1 : 0;
            }
        }
        String svg = new String(code.svg(), StandardCharsets.US_ASCII);
        assertThat(Pattern.compile("h1v1h-1z").matcher(svg).results()).hasSize(dark);
        assertThat(svg).contains("viewBox=\"0 0 " + png.getWidth() / 5 + " ");
    }

    private static QrCode code(String text) {
        return QrCode.of(text).orElseThrow();
    }

    /** What a reader of codes sees in a picture. */
    public static String read(byte[] png) throws IOException, ReaderException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        int width = image.getWidth();
        int[] pixels = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, image.getHeight(), pixels))))
                .getText();
    }
}
