package org.guildbook.api.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.guildbook.events.CommunityEvent.RelationKind;
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.membership.ReferCandidate;
import org.guildbook.membership.SubmitApplication;
import org.guildbook.projections.admissions.AdmissionsProjection;
import org.guildbook.projections.opentasks.OpenTasksProjection;
import org.guildbook.values.ApplicationId;
import org.guildbook.values.ChapterId;
import org.guildbook.values.PartyId;
import org.guildbook.values.ReferralId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What members read about themselves and say about their privacy, and what those in office look after. */
class MemberPagesTest extends PageTest {

    private static final int PHONE_PIXELS = 375;

    @Test
    void a_member_reads_what_the_status_means_and_a_life_year_by_year_without_a_script() {
        read(new NewContextOptions().setLocale("en").setJavaScriptEnabled(false));
        as("member");
        assertThat(page.locator("#standing")).containsText("all rights of a member until");
        assertThat(page.getByRole(AriaRole.PROGRESSBAR)).hasAccessibleName(Pattern.compile("day [\\d,]+ of 36[56]"));
        assertThat(page.locator("#life h3").first()).hasText(Pattern.compile("20\\d\\d"));
        assertThat(page.locator("#life li", hasText("A member was admitted")))
                .not()
                .hasCount(0);
        page.locator("#life .timeline a").first().click();
        assertThat(page.locator("h1")).hasText(Pattern.compile("Entry [\\d,]+"));
    }

    @Test
    void what_waits_for_somebody_is_said_first() {
        as("treasurer");
        assertThat(page.locator("#tasks")).hasCount(0);
        ReferralId referral = new ReferralId(UUID.randomUUID());
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        site.record(
                new ReferCandidate(referral, site.party("member"), site.party("treasurer"), RelationKind.ALUMNI, today),
                OpenTasksProjection.NAME);
        go("/me");
        assertThat(page.locator("#tasks li")).containsText("Somebody recommends you");
    }

    @Test
    void a_member_decides_with_the_keyboard_who_sees_the_name() {
        as("member");
        page.locator("#privacy").click();
        Locator choice = page.getByLabel("members").first();
        choice.focus();
        choice.press("ArrowDown");
        Locator save = page.getByRole(AriaRole.BUTTON, named("Save what I changed"));
        String chosen = choice.inputValue();
        assertThat(chosen).isNotEmpty();
        save.press("Enter");
        assertThat(page.getByRole(AriaRole.STATUS)).hasText(Pattern.compile("Saved as entry #[\\d,]+"));
        assertThat(page.getByLabel("members").first()).hasValue(chosen);
        save.click();
        assertThat(page.getByRole(AriaRole.STATUS)).hasCount(0);
    }

    @Test
    void a_consent_is_taken_back_as_easily_as_it_is_given() {
        as("lead");
        page.locator("#privacy").click();
        Locator photos = page.locator("#PHOTOS");
        photos.getByRole(AriaRole.BUTTON).click();
        assertThat(photos).containsText(Pattern.compile("photographs agreed\\s+since .*PP-1"));
        photos.getByRole(AriaRole.BUTTON).click();
        assertThat(photos).containsText("not agreed");
    }

    @Test
    void a_form_sent_twice_is_recorded_once_and_a_forged_one_not_at_all() {
        as("board");
        page.locator("#privacy").click();
        FormData form = FormData.create();
        for (Locator field : page.locator("#NEWSLETTER input").all()) {
            form.set(Objects.requireNonNull(field.getAttribute("name")), field.inputValue());
        }
        assertThat(send(form).url()).isEqualTo(send(form).url()).contains("recorded=");
        form.set("_csrf", "guessed");
        assertThat(send(form).status()).isEqualTo(403);
    }

    @Test
    void what_the_ledger_refuses_is_said_on_the_page() {
        as("board2");
        page.locator("#privacy").click();
        page.locator("#RESEARCH input[name=purpose]").evaluate("field => field.value = 'MISCHIEF'");
        page.locator("#RESEARCH").getByRole(AriaRole.BUTTON).click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("This was not recorded:");
        complaints.removeIf(complaint -> complaint.contains("422"));
    }

    @Test
    void whoever_leads_a_chapter_sees_who_waits_who_has_to_renew_and_who_does_not_meet() {
        String operations = operationsOf("lead");
        ChapterId chapter = ChapterId.of(operations.replaceAll(".*/chapters/|/operations", ""));
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        PartyId candidate = new PartyId(UUID.randomUUID());
        site.record(
                new SubmitApplication(
                        new ApplicationId(UUID.randomUUID()),
                        candidate,
                        MembershipType.ORDINARY,
                        chapter,
                        site.charter(),
                        today.minusDays(12)),
                AdmissionsProjection.NAME);
        go(operations);
        assertThat(page.locator(".card", hasText(candidate.toString())))
                .containsText(Pattern.compile("asked 12 days ago.*Next: screen it", Pattern.DOTALL));
        assertThat(page.locator("#renewals")).isVisible();
        assertThat(page.locator("#silent tbody tr").first()).containsText("never");
    }

    @Test
    void the_owner_sees_the_whole_community_and_goes_on_to_a_chapter() {
        go(operationsOf("owner"));
        assertThat(page.locator("dl.figures")).containsText("%");
        assertThat(page.locator("#pipeline")).hasCount(0);
        assertThat(page.locator("#silent tbody")).containsText("Beijing");
        page.getByRole(AriaRole.NAVIGATION, named("Chapters"))
                .getByRole(AriaRole.LINK)
                .first()
                .click();
        assertThat(page.locator("h1")).containsText("Operations of ");
        assertThat(page.locator("#pipeline")).hasCount(0);
    }

    @Test
    void operations_are_closed_to_everybody_else() {
        String chapter = operationsOf("board");
        refused(community("/operations"), 403);
        refused(chapter.replaceAll("chapters/[^/]*", "chapters/" + UUID.randomUUID()), 403);
        as("member");
        refused(chapter, 403);
        refused(community("/operations"), 403);
        as("owner");
        refused(chapter.replaceAll("chapters/[^/]*", "chapters/" + UUID.randomUUID()), 404);
        read("en");
        go(chapter);
        assertThat(page.locator("#password")).isVisible();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void the_pages_can_be_read_by_everybody_and_on_a_phone(String language) {
        read(new NewContextOptions().setLocale(language).setViewportSize(PHONE_PIXELS, 667));
        go("/login");
        signIn("lead");
        go("/me");
        String operations = page.locator("a.button[href$=operations]").first().getAttribute("href");
        String privacy = page.locator("#privacy").getAttribute("href");
        for (String path : List.of("/me", privacy, operations, privacy.replace("privacy", "timeline"))) {
            checkAccess(path);
            assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                    .as(path)
                    .isLessThanOrEqualTo(PHONE_PIXELS);
            page.keyboard().press("Tab");
            assertThat(page.locator(".skip")).isFocused();
            page.keyboard().press("Enter");
            page.keyboard().press("Tab");
            assertThat(page.locator("main :focus")).isVisible();
        }
    }

    private void as(String user) {
        read("en");
        go("/login");
        signIn(user);
        go("/me");
    }

    private String operationsOf(String user) {
        as(user);
        return Objects.requireNonNull(
                page.locator("a.button[href$=operations]").first().getAttribute("href"));
    }

    private APIResponse send(FormData form) {
        return page.request()
                .post(
                        site.address() + "/me/privacy/consents",
                        RequestOptions.create().setForm(form));
    }

    private static Page.LocatorOptions hasText(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
