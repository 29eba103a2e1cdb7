package org.guildbook.api.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.guildbook.timestamp.TestAuthority;

/** The application of most tests over HTTP, by the clock of the machine, with one small founded community. */
final class RunningGuildbook extends ApplicationExtension {

    /** Of one client; more than any other test needs, few enough to use up. */
    static final int REQUESTS_PER_MINUTE = 500;

    @Override
    Running start(Path folder) throws IOException {
        TestAuthority authority = new TestAuthority("Time");
        Path certificates = Files.writeString(folder.resolve("tsa.pem"), authority.pem());
        Running running = Running.start(
                folder,
                Stream.of(
                        "--guildbook.proofs.next-key=next",
                        "--guildbook.timestamps.mode=best-effort",
                        "--guildbook.timestamps.authority=" + authority.address(),
                        "--guildbook.timestamps.certificates=" + certificates,
                        "--guildbook.timestamps.check=1d",
                        "--guildbook.limits.requests-per-minute-and-client=" + REQUESTS_PER_MINUTE),
                TestUsers.class,
                authority::close);
        new SmallCommunity(running.http(), TestUsers.COMMUNITY, SmallCommunity.today()).found();
        return running;
    }
}
