package org.guildbook.api.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.guildbook.chain.Receipt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reader sees and does, in a real browser on the real application with the demo community. */
class PagesTest extends PageTest {

    /** Most of the demo's twelve months lie in it, whenever the test runs. */
    private final String year =
            Integer.toString(LocalDate.now(ZoneOffset.UTC).minusMonths(6).getYear());

    @Test
    void the_front_page_says_what_the_ledger_is_and_how_far_it_has_come() {
        go("/");
        assertThat(page.locator("h1")).hasText(site.community().name());
        assertThat(page.locator("main")).containsText("never changed or removed");
        assertThat(page.locator(".hash")).hasText(Pattern.compile("[0-9a-f]{64}"));
        assertThat(page.locator("progress")).hasCount(0);
    }

    @Test
    void a_browser_that_prefers_chinese_gets_chinese() {
        read("zh-CN");
        go("/");
        assertThat(page.locator("html")).hasAttribute("lang", "zh");
        assertThat(page.getByRole(AriaRole.NAVIGATION).first()).containsText("公开账目");
    }

    @Test
    void the_language_switch_stays_on_the_page_and_on_the_next() {
        go(community("/fees?period=" + year));
        page.locator("#language").click();
        assertThat(page.locator("h1")).hasText("公开账目");
        assertThat(page.locator("#period")).hasValue(year);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("贡献榜"))
                .click();
        assertThat(page.locator("html")).hasAttribute("lang", "zh");
        assertThat(page.locator("h1")).containsText("贡献榜");
    }

    @Test
    void a_line_of_the_fee_account_leads_to_its_entries_and_to_an_entry() {
        go(community("/fees?period=" + year));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("\\d+ entries")))
                .first()
                .click();
        assertThat(page.locator("h1")).hasText("Membership dues");
        page.locator("#rows a").first().click();
        assertThat(page.locator("h1")).hasText(Pattern.compile("Entry [\\d,]+"));
        assertThat(page.locator("tfoot .badge")).hasText("CN¥0.00");
    }

    @Test
    void the_fee_account_balances_and_its_receipts_have_no_gaps() {
        go(community("/fees?period=" + year));
        for (Locator badge : page.locator(".badge").all()) {
            assertThat(badge).hasText(Pattern.compile("0|CN¥0\\.00"));
        }
        assertThat(page.locator("main")).containsText("RC-" + year + "-DUES-");
        assertThat(page.locator(".chart tbody tr")).not().hasCount(0);
    }

    @Test
    void the_period_is_chosen_by_year_quarter_and_month() {
        go(community("/fees?period=" + year));
        for (String period : List.of(year, year + "Q2", year + "-05")) {
            page.locator("#period").selectOption(period);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show"))
                    .click();
            assertThat(page.locator("#period")).hasValue(period);
        }
    }

    @Test
    void more_entries_join_the_list_without_leaving_the_page() {
        go(community("/fees/entries?period=" + year));
        int before = page.locator("#rows th").count();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Show more"))
                .click();
        page.waitForCondition(() -> page.locator("#rows th").count() > before);
        assertThat(page).hasURL(Pattern.compile("/fees/entries\\?period=" + year + "$"));
    }

    @Test
    void the_command_on_an_entry_page_prints_the_hash_of_the_entry() throws IOException, InterruptedException {
        go(community("/entries/1"));
        Process shell = new ProcessBuilder("sh", "-c", page.locator("#command").innerText()).start();
        String printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).isZero();
        assertThat(printed).startsWith(page.locator("#hash").innerText());
        assertThat(page.locator("#raw")).containsText("\"position\":1,");
    }

    @Test
    void the_chain_can_be_walked_from_entry_to_entry() {
        go(community("/entries/1"));
        String prev = page.locator("dd.hash a").innerText();
        page.locator("a[rel=prev]").click();
        assertThat(page.locator("#hash")).hasText(prev);
        assertThat(page.locator("a[rel=prev]")).hasCount(0);
    }

    @Test
    void a_member_signs_in_and_reads_score_points_receipts_and_history() {
        go("/me");
        signIn("member");
        assertThat(page.locator("h1")).containsText("Lin Wei");
        assertThat(page.locator("#credit-score tbody tr").first()).containsText("Every member begins with");
        assertThat(page.locator("#credit-score tfoot")).containsText(Pattern.compile("\\d+"));
        assertThat(page.locator("#rows tr").first()).containsText(Pattern.compile("#[\\d,]+"));
        assertThat(page.locator("main")).containsText("Usable until");
        page.locator("#credit-score a").first().click();
        assertThat(page.locator("h1")).hasText(Pattern.compile("Entry [\\d,]+"));
    }

    @Test
    void a_member_keeps_the_receipt_of_an_entry() throws IOException {
        go("/me");
        signIn("member");
        page.locator("#rows a.receipt").first().click();
        assertThat(page.locator("h1")).hasText(Pattern.compile("Receipt of entry [\\d,]+"));
        assertThat(page.locator("#picture")).isVisible();
        assertThat(page.locator("#proof")).containsText("c2sp.org/tlog-proof@v1");
        Download file = page.waitForDownload(() -> page.locator("#file").click());
        Receipt receipt = Receipt.parse(Files.readAllBytes(file.path()));
        assertThat(file.suggestedFilename())
                .isEqualTo("receipt-" + receipt.proof().index() + ".json");
    }

    @Test
    void a_receipt_is_checked_by_the_browser_here_and_offline(@TempDir Path folder) {
        go("/me");
        signIn("member");
        page.locator("#rows a.receipt").first().click();
        Download receipt = page.waitForDownload(() -> page.locator("#file").click());
        page.locator("#verify").click();
        assertThat(page.locator(".verdict")).containsText("Verified: entry ");
        assertThat(page.locator("#source")).containsText("the ledger vouches for itself");
        Path saved = folder.resolve("verify.html");
        page.waitForDownload(() -> page.locator("#save").click()).saveAs(saved);

        context.setOffline(true);
        page.navigate(saved.toUri().toString());
        page.locator("#file").setInputFiles(receipt.path());
        assertThat(page.locator(".verdict")).containsText("Verified: entry ");
        assertThat(page.locator("#source")).containsText("stand in this file");
    }

    @Test
    void anyone_checks_the_proof_of_an_entry_in_the_browser() {
        go(community("/entries/1"));
        page.locator("#verify").click();
        assertThat(page.locator(".verdict")).containsText("Verified: entry 1 ");
        assertThat(page.locator("[data-step=seal]")).containsText("not shown");
    }

    @Test
    void a_member_sees_the_own_place_on_the_board() {
        go("/login");
        signIn("member");
        go(community("/leaderboard"));
        assertThat(page.locator("#around-me")).containsText(Pattern.compile("You are number [\\d,]+ of [\\d,]+"));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                .click();
        go(community("/leaderboard"));
        assertThat(page.locator("#around-me")).hasCount(0);
    }

    @Test
    void a_wrong_password_says_so() {
        go("/login");
        page.locator("#username").fill("member");
        page.locator("#password").fill("guess");
        page.locator("main button").click();
        assertThat(page.getByRole(AriaRole.ALERT)).hasText("User name or password is not right.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/communities/018f0000-0000-7000-8000-000000000000/fees", "/communities/x/fees", "/nowhere"})
    void what_does_not_exist_is_said_in_the_same_style(String path) {
        refused(path, 404);
        assertThat(page.locator("h1")).hasText("This page does not exist");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/fees?period=1", "/fees?chapter=x", "/fees/entries?cursor=x", "/leaderboard?quarter=2026Q5"})
    void a_malformed_address_is_refused_and_never_a_failure(String path) {
        refused(community(path), 400);
        assertThat(page.locator("header .brand")).isVisible();
    }

    @Test
    void lists_can_be_read_on_without_a_script() {
        read(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        go(community("/fees/entries?period=" + year));
        String first = page.locator("#rows th").first().innerText();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Show more"))
                .click();
        assertThat(page.locator("#rows th").first()).not().hasText(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void no_page_shuts_anybody_out(String language) {
        read(language);
        List<String> paths = List.of(
                "/",
                community("/fees?period=" + year),
                community("/fees/entries?period=" + year),
                community("/leaderboard"),
                community("/entries/1"),
                community("/verify.html"),
                "/verify.html",
                "/login");
        paths.forEach(this::checkAccess);
        go("/login");
        signIn("member");
        checkAccess("/me");
        checkAccess(page.locator("#rows a.receipt").first().getAttribute("href"));
    }
}
