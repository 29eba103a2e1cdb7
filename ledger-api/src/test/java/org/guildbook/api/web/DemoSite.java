package org.guildbook.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import javax.sql.DataSource;
import org.guildbook.api.GuildbookApplication;
import org.guildbook.api.demo.DemoProgress;
import org.guildbook.api.demo.DemoProgress.State;
import org.guildbook.api.proofs.SigningNode;
import org.guildbook.api.security.UserDirectory;
import org.guildbook.axon.Ledger;
import org.guildbook.axon.Receipt;
import org.guildbook.axon.Submission;
import org.guildbook.decision.Command;
import org.guildbook.events.PolicyEvent.PolicyKind;
import org.guildbook.journal.Head;
import org.guildbook.journal.Journal;
import org.guildbook.journal.JournalAudit;
import org.guildbook.projections.chapters.Communities;
import org.guildbook.projections.chapters.Communities.Community;
import org.guildbook.projections.feeaccounts.FeeAccounts;
import org.guildbook.projections.feeaccounts.FeePeriod;
import org.guildbook.projections.policies.Policies;
import org.guildbook.projections.runtime.AwaitPosition;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.guildbook.values.PolicyId;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** The real application with the small demo community, written to its end, and a Chromium to read it with. */
final class DemoSite implements AutoCloseable {

    private static final Duration WRITING_LIMIT = Duration.ofMinutes(3);
    private static final Duration LOOK_AGAIN_AFTER = Duration.ofMillis(200);

    private final Path folder;
    private final ConfigurableApplicationContext application;
    private final Chromium chromium;

    DemoSite() throws IOException, InterruptedException {
        folder = Files.createTempDirectory("guildbook-pages");
        application = new SpringApplicationBuilder(GuildbookApplication.class)
                .run(
                        "--server.port=0",
                        "--guildbook.demo.enabled=true",
                        "--guildbook.demo.members=60",
                        "--guildbook.database.embedded.port=0",
                        "--guildbook.database.embedded.directory=" + folder.resolve("postgres"));
        awaitDemo();
        chromium = new Chromium();
    }

    Browser browser() {
        return chromium.browser();
    }

    String address() {
        return "http://localhost:" + application.getEnvironment().getRequiredProperty("local.server.port");
    }

    Community community() {
        return application.getBean(Communities.class).all().getFirst();
    }

    /** Who somebody who can sign in is. */
    PartyId party(String user) {
        return Objects.requireNonNull(application
                .getBean(UserDirectory.class)
                .find(user)
                .orElseThrow()
                .parties()
                .get(community().community()));
    }

    /** The charter that candidates accept. */
    PolicyId charter() {
        return application.getBean(Policies.class).of(community().community()).policies().stream()
                .filter(policy -> policy.kind() == PolicyKind.CHARTER)
                .findFirst()
                .orElseThrow()
                .policy();
    }

    /** Records a command, and waits until the pages can know of it. */
    void record(Command command, String readModel) {
        CommunityId community = community().community();
        Receipt receipt = application
                .getBean(Ledger.class)
                .submit(community, command, Submission.from("test"))
                .join();
        assertThat(application
                        .getBean(AwaitPosition.class)
                        .await(readModel, community, receipt.position(), AwaitPosition.LONGEST))
                .isTrue();
    }

    /** The whole log still verifies. */
    void audit() {
        assertThat(JournalAudit.audit(application.getBean(DataSource.class))).isEmpty();
    }

    private void awaitDemo() throws InterruptedException {
        DemoProgress progress = application.getBean(DemoProgress.class);
        for (long left = WRITING_LIMIT.dividedBy(LOOK_AGAIN_AFTER); left > 0; left--) {
            State state = progress.now().state();
            assertThat(state).isNotIn(State.FAILED, State.INTERRUPTED, State.OFF);
            if (state == State.COMPLETE && caughtUp()) {
                return;
            }
            Thread.sleep(LOOK_AGAIN_AFTER);
        }
        throw new AssertionError("the demo is at " + progress.now() + " after " + WRITING_LIMIT);
    }

    private boolean caughtUp() {
        boolean covered = application
                .getBean(SigningNode.class)
                .publisher()
                .filter(publisher -> publisher.uncovered() == 0)
                .isPresent();
        Community community = community();
        long head = application
                .getBean(Journal.class)
                .head(community.community().value())
                .map(Head::position)
                .orElseThrow();
        return covered
                && application
                                .getBean(FeeAccounts.class)
                                .statement(community.community(), FeePeriod.parse("2026"), null)
                                .asOf()
                                .position()
                        == head;
    }

    @Override
    public void close() {
        chromium.close();
        application.close();
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
