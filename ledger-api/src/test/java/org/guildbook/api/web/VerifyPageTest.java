package org.guildbook.api.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.guildbook.api.web.SampleLog.ENTRIES;
import static org.guildbook.api.web.SampleLog.LOG;
import static org.guildbook.api.web.SampleLog.ORIGIN;
import static org.guildbook.api.web.SampleLog.SALT;
import static org.guildbook.api.web.SampleLog.WITNESS;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.guildbook.chain.Checkpoint;
import org.guildbook.chain.CompactReceipt;
import org.guildbook.chain.Ed25519NoteSigner;
import org.guildbook.chain.EntryHash;
import org.guildbook.chain.NoteSigner;
import org.guildbook.chain.Receipt;
import org.guildbook.chain.SignedNote;
import org.guildbook.chain.TlogProof;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The file that checks receipts, opened from the disk in a real browser without network. */
class VerifyPageTest {

    private static final Path FILE = Path.of("src", "main", "resources", "verifier", "verify.html");

    private static final Path VECTORS = Path.of("..", "docs", "vectors");

    private static final byte[] SEED_OF_ANOTHER = HexFormat.of().parseHex("01".repeat(32));

    private static Chromium chromium;

    private final SampleLog log = new SampleLog();
    private final List<String> complaints = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void start() {
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        chromium.close();
    }

    @BeforeEach
    void open() {
        read("en");
    }

    @AfterEach
    void the_page_asks_nobody_for_anything() {
        context.close();
        assertThat(complaints).isEmpty();
        assertThat(requests).containsExactly(FILE.toUri().toString());
    }

    @Test
    void a_true_receipt_is_verified_and_every_step_says_so() {
        trust(LOG);
        upload("receipt.json", log.receipt(7).encoded());
        assertThat(page.locator(".verdict"))
                .hasText("Verified: entry 7 is in " + ORIGIN + ", among its first 21 entries.");
        for (String step : List.of("form", "hash", "proof", "signature", "place", "seal")) {
            assertThat(step(step)).isEqualTo("ok");
        }
        assertThat(page.locator("#source")).hasText("You entered these.");
        assertThat(page.locator("#fields")).containsText("RC-2026-DUES-000008");
        assertThat(page.locator("#postings")).containsText("CN¥1,008.00");
        assertThat(page.locator("#sealed")).containsText("\"payer\": \"M7\"");
        assertThat(page.locator("[data-step=hash]")).containsText(HexFormat.of().formatHex(EntryHash.of(log.leaf(7))));
    }

    @ParameterizedTest
    @CsvSource({"/1, ok", "/12, ok", "/01, bad", "/a, bad"})
    void a_restored_log_goes_on_under_its_name_and_a_number(String suffix, String place) {
        NoteSigner restored = new Ed25519NoteSigner(ORIGIN + suffix, new byte[32]);
        trust(restored);
        paste(log.receipt(7, ORIGIN + suffix, restored));
        assertThat(page.locator(".verdict")).containsText(place.equals("ok") ? "Verified" : "Not verified: ");
        assertThat(step("place")).isEqualTo(place);
    }

    @Test
    void another_leaf_proof_signature_salt_or_key_is_seen_where_it_lies() {
        Receipt receipt = log.receipt(7);
        TlogProof proof = receipt.proof();
        trust(LOG);
        paste(new Receipt(log.leaf(8), receipt.opening(), proof));
        assertThat(wrong()).containsExactly("proof", "place", "seal");
        paste(new Receipt(receipt.leaf(), receipt.opening(), new TlogProof(8, proof.hashes(), proof.checkpoint())));
        assertThat(wrong()).containsExactly("proof", "place");
        paste(new Receipt(
                receipt.leaf(),
                receipt.opening(),
                new TlogProof(7, proof.hashes().subList(0, 3), proof.checkpoint())));
        assertThat(wrong()).containsExactly("proof");
        SignedNote grown = new SignedNote(
                new Checkpoint(ORIGIN, ENTRIES + 1, log.root()).text(),
                proof.checkpoint().signatures());
        paste(new Receipt(receipt.leaf(), receipt.opening(), new TlogProof(7, proof.hashes(), grown)));
        assertThat(wrong()).contains("signature");
        byte[] otherSalt = SALT.clone();
        otherSalt[0] ^= 1;
        paste(new Receipt(receipt.leaf(), new Receipt.Opening(otherSalt, log.sealed(7)), proof));
        assertThat(wrong()).containsExactly("seal");
        paste(new Receipt(receipt.leaf(), new Receipt.Opening(SALT, log.sealed(8)), proof));
        assertThat(wrong()).containsExactly("seal");
        trust(new Ed25519NoteSigner(ORIGIN, SEED_OF_ANOTHER));
        paste(receipt);
        assertThat(wrong()).containsExactly("signature");
    }

    @Test
    void every_changed_byte_of_a_receipt_is_found() {
        String receipt = text(log.receipt(7, LOG));
        Object unseen = page.evaluate("""
                async ([receipt, key]) => {
                  const unseen = [];
                  for (let i = 0; i < receipt.length; i++) {
                    const changed = receipt.slice(0, i) + String.fromCharCode(receipt.charCodeAt(i) ^ 1) + receipt.slice(i + 1);
                    if ((await check(changed, key)).verdict !== 'bad') unseen.push(i);
                  }
                  return [(await check(receipt, key)).verdict, ...unseen];
                }""", List.of(receipt, LOG.key().toString()));
        assertThat(unseen).isEqualTo(List.of("ok"));
    }

    @Test
    void every_entry_is_led_to_the_root_by_its_proof() {
        for (int position = 0; position < ENTRIES; position++) {
            Object verdict = page.evaluate(
                    "async ([receipt, key]) => (await check(receipt, key)).verdict",
                    List.of(text(log.receipt(position)), LOG.key().toString()));
            assertThat(verdict).isEqualTo("ok");
        }
    }

    /** The functions of the page, on what others publish to test implementations with. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "canonical-json | v => outcome(() => canonical(v.output)) === !v.refused",
                "merkle-inclusion | async v => await outcome(async () => { const root = await rootOf(hash(v.leafHash), {index:"
                        + " v.leafIdx, hashes: (v.proof ?? []).map(base64), head: {size: v.treeSize}}); require(hex(root) ==="
                        + " hex(hash(v.root)), 'not-proof'); }) === !v.wantErr",
                "signed-note | v => outcome(() => signedNote(v.note)) === (v.outcome !== 'malformed')",
                "checkpoint | v => outcome(() => checkpoint(v.text)) === 'origin' in v",
                "tlog-proof | v => outcome(() => tlogProof(v.proof)) === 'index' in v",
                "verifier-key | async v => await outcome(async () => require((await verifierKeys(v.key)).length === 1,"
                        + " 'not-key', '')) === v.valid"
            })
    void the_public_vectors_hold_in_the_browser_as_well(String file, String holds) throws IOException {
        Object unmet = page.evaluate("""
                async vectors => {
                  const outcome = work => {
                    const refused = e => { if (!(e instanceof Refusal)) throw e; return false; };
                    try { const done = work(); return done instanceof Promise ? done.then(() => true, refused) : true; }
                    catch (e) { return refused(e); }
                  };
                  const holds = %s;
                  const unmet = [];
                  for (const vector of JSON.parse(vectors)) if (!await holds(vector)) unmet.push(JSON.stringify(vector));
                  return unmet;
                }""".formatted(holds), Files.readString(VECTORS.resolve(file + ".json")));
        assertThat(unmet).isEqualTo(List.of());
    }

    @Test
    void without_a_usable_key_nothing_is_verified() {
        paste(log.receipt(7));
        assertThat(page.locator(".verdict")).containsText("Not verified yet");
        assertThat(page.locator("#source")).containsText("No key is known");
        page.locator("#keys").fill(LOG.key().toString().replace("+A", "+B"));
        assertThat(page.locator(".verdict")).containsText("Not verified yet");
        assertThat(step("signature")).isEqualTo("open");
        page.locator("#keys").fill(WITNESS.key().toString());
        assertThat(wrong()).containsExactly("signature");
    }

    @Test
    void a_cosignature_of_a_known_witness_counts_as_well() {
        page.locator("#keys").fill(LOG.key() + "\n" + WITNESS.key());
        paste(log.receipt(7));
        assertThat(page.locator("[data-step=signature]")).containsText("Signed by witness.example/w1");
        assertThat(step("signature")).isEqualTo("ok");
        trust(LOG);
        assertThat(page.locator("[data-step=signature]"))
                .containsText("Of other keys, not checked: witness.example/w1");
    }

    @Test
    void a_leaf_and_its_proof_are_as_good() {
        trust(LOG);
        upload("7.leaf", log.leaf(7));
        assertThat(page.locator("#outcome")).containsText("The proof of this leaf is missing.");
        upload("7.tlog-proof", log.receipt(7).proof().encoded());
        assertThat(page.locator(".verdict")).containsText("Verified: entry 7");
        assertThat(step("seal")).isEqualTo("open");
        upload("8.leaf", log.leaf(8));
        assertThat(wrong()).containsExactly("proof", "place");
    }

    @Test
    void the_text_of_a_qr_code_and_a_link_carry_the_receipt() {
        trust(LOG);
        page.locator("#receipt").fill(CompactReceipt.write(log.receipt(9).encoded()));
        assertThat(page.locator(".verdict")).containsText("Verified: entry 9");
        page.locator("#receipt").fill("GUILDBOOK:ABC");
        assertThat(page.locator(".verdict")).containsText("Not verified: ");
        String fragment =
                URLEncoder.encode(text(log.receipt(5)), StandardCharsets.UTF_8).replace("+", "%20");
        page.evaluate("fragment => { location.hash = fragment; }", fragment);
        assertThat(page.locator(".verdict")).containsText("Verified: entry 5");
    }

    @Test
    void a_file_can_be_dropped() {
        trust(LOG);
        page.evaluate("""
                receipt => {
                  const data = new DataTransfer();
                  data.items.add(new File([receipt], 'receipt.json'));
                  document.body.dispatchEvent(new DragEvent('drop', {dataTransfer: data, bubbles: true, cancelable: true}));
                }""", text(log.receipt(3)));
        assertThat(page.locator(".verdict")).containsText("Verified: entry 3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nothing", "[]", "null", "{}", "{\"v\":1}", "{\"leaf\":1,\"proof\":2,\"v\":1}", "1", "\"x\""})
    void what_is_no_receipt_is_said_to_be_none(String text) {
        page.locator("#receipt").fill(text);
        assertThat(page.locator(".verdict")).containsText("Not verified: ");
        assertThat(page.locator("#result")).isHidden();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Object.defineProperty(Crypto.prototype, 'subtle', {value: undefined}) | no cryptography here",
                "SubtleCrypto.prototype.importKey = async () => { throw new DOMException('', 'NotSupportedError'); } | Ed25519"
            })
    void a_browser_that_cannot_check_says_so(String without, String said) {
        context.close();
        requests.clear();
        context = chromium.browser().newContext(new Browser.NewContextOptions().setLocale("en"));
        context.addInitScript(without);
        page = visited(context);
        assertThat(page.locator("#unable")).containsText(said);
        assertThat(page.locator("#check")).isDisabled();
    }

    @ParameterizedTest
    @CsvSource({"en, Check a receipt, Verified: entry 7", "zh-CN, 核验凭据, 核验通过：账条 7"})
    void both_languages_are_spoken_and_nobody_is_shut_out(String language, String title, String verdict) {
        context.close();
        requests.clear();
        read(language);
        trust(LOG);
        paste(log.receipt(7));
        assertThat(page.locator("h1")).hasText(title);
        assertThat(page.locator(".verdict")).containsText(verdict);
        List<String> serious = new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .map(Rule::getId)
                        .toList();
        assertThat(serious).isEmpty();
        page.locator("#language").click();
        assertThat(page.locator("h1")).not().hasText(title);
        assertThat(page.locator(".verdict")).not().containsText(verdict);
    }

    private static String text(Receipt receipt) {
        return new String(receipt.encoded(), StandardCharsets.UTF_8);
    }

    private void read(String language) {
        context = chromium.browser()
                .newContext(new Browser.NewContextOptions().setLocale(language).setOffline(true));
        page = visited(context);
    }

    private Page visited(BrowserContext context) {
        Page page = context.newPage();
        page.onRequest(request -> requests.add(request.url()));
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.navigate(FILE.toUri().toString());
        return page;
    }

    private void trust(NoteSigner signer) {
        page.locator("#keys").fill(signer.key().toString());
        page.evaluate("() => run()");
    }

    private void paste(Receipt receipt) {
        page.locator("#receipt").fill(text(receipt) + "\n");
        page.evaluate("() => run()");
    }

    private void upload(String name, byte[] bytes) {
        page.locator("#file").setInputFiles(new FilePayload(name, "application/octet-stream", bytes));
    }

    private String step(String name) {
        return Objects.requireNonNull(page.locator("[data-step=" + name + "]").getAttribute("class"));
    }

    /** The steps that do not fit, once the page has said so. */
    private List<String> wrong() {
        assertThat(page.locator(".verdict")).containsText("Not verified: ");
        return page.locator("li.bad").all().stream()
                .map(item -> Objects.requireNonNull(item.getAttribute("data-step")))
                .toList();
    }
}
