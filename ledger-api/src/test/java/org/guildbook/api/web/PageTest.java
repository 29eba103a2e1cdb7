package org.guildbook.api.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.guildbook.api.demo.DemoUsers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** A reader with a browser of his own for each test, on the demo community that all of them read. */
@ExtendWith(SharedDemo.class)
abstract class PageTest {

    final List<String> complaints = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // set before each test, like the two that follow
    DemoSite site;

    @SuppressWarnings("NullAway.Init")
    BrowserContext context;

    @SuppressWarnings("NullAway.Init")
    Page page;

    @BeforeEach
    void open(DemoSite shared) {
        site = shared;
        read("en");
    }

    @AfterEach
    void the_browser_has_nothing_to_complain_about() {
        context.close();
        assertThat(complaints)
                .as("console errors, such as a breach of the content security policy")
                .isEmpty();
        site.audit();
    }

    final void read(String language) {
        read(new NewContextOptions().setLocale(language));
    }

    /** Goes on reading in another way, as nobody. */
    final void read(NewContextOptions how) {
        if (context != null) {
            context.close();
        }
        context = site.browser().newContext(how);
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
    }

    /** Opens a page that must be there and must not show the name of a message instead of the message. */
    final void go(String path) {
        assertThat(visit(path).status()).as(path).isEqualTo(200);
        assertThat(page.locator("body")).not().containsText("??");
    }

    final Response visit(String path) {
        return Objects.requireNonNull(page.navigate(site.address() + path));
    }

    /** A page that is not there, or closed; the browser may say so too. */
    final void refused(String path, int status) {
        assertThat(visit(path).status()).as(path).isEqualTo(status);
        complaints.removeIf(complaint -> complaint.contains(Integer.toString(status)));
    }

    final String community(String path) {
        return "/communities/" + site.community().community() + path;
    }

    final void signIn(String user) {
        page.locator("#username").fill(user);
        page.locator("#password").fill(DemoUsers.PASSWORD);
        page.locator("main button").click();
    }

    final void checkAccess(String path) {
        go(path);
        List<String> serious = new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .map(PageTest::described)
                        .toList();
        assertThat(serious).as(path).isEmpty();
    }

    private static String described(Rule rule) {
        return rule.getId() + " " + rule.getNodes();
    }
}
