package org.guildbook.api;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.guildbook.api.demo.DemoCommunity;
import org.guildbook.api.demo.DemoProgress;
import org.guildbook.api.demo.DemoProgress.Look;
import org.guildbook.api.demo.DemoProgress.State;
import org.guildbook.api.demo.DemoUsers;
import org.jspecify.annotations.Nullable;

/** The first lines on the screen: where the pages are, who can sign in, what to try; then how the demo gets on. */
final class Greeting {

    private static final int BAR_CELLS = 40;
    private static final long LOOK_MILLIS = 500;
    private static final int LOG_EVERY_PERCENT = 10;

    private final PrintStream out;
    private final boolean terminal;

    /** @param terminal somebody looks: colours, and a bar that moves */
    Greeting(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    void address(String url) {
        out.println();
        out.println(bold("  Guildbook") + "  " + url);
    }

    void demo(String url, DemoCommunity community, DemoUsers users) {
        out.println();
        out.println("  Sign in at " + url + "/login, password " + bold(DemoUsers.PASSWORD));
        for (DemoUsers.Listed listed : users.listed()) {
            out.printf(
                    "    %-11s %-18s %s%n",
                    listed.user().username(), listed.user().displayName(), listed.role());
        }
        out.println();
        out.println("  Try");
        for (String line : tries(url, community)) {
            out.println("    " + line);
        }
        out.println();
        out.flush();
    }

    private static List<String> tries(String url, DemoCommunity community) {
        String api = url + "/v1/communities/" + community.id();
        List<String> lines = new ArrayList<>();
        lines.add(url + "/                      the public fee account, the leaderboard, a member's own page");
        lines.add("curl " + api + "/fee-account");
        lines.add("curl " + api + "/entries/0");
        lines.add(url + "/swagger-ui.html       every route of the API");
        return lines;
    }

    /** Shows the load until it ends: a moving bar on a terminal, a line per tenth otherwise. */
    void follow(DemoProgress progress) throws InterruptedException {
        int told = -1;
        Look look = progress.now();
        while (look.state() == State.WAITING || look.state() == State.RUNNING) {
            if (terminal) {
                bar(look);
            } else if (look.percent() / LOG_EVERY_PERCENT > told) {
                told = look.percent() / LOG_EVERY_PERCENT;
                out.printf("  Demo community: %d %%%n", look.percent());
            }
            Thread.sleep(LOOK_MILLIS);
            look = progress.now();
        }
        if (terminal && look.state() == State.COMPLETE) {
            bar(look);
            out.println();
        }
        @Nullable
        String last = switch (look.state()) {
            case COMPLETE -> "The demo community is complete: %,d commands recorded.".formatted(look.total());
            case INTERRUPTED -> "The demo community goes on at the next start.";
            case FAILED -> "The demo community could not be written to its end; see above.";
            case OFF, WAITING, RUNNING -> null;
        };
        if (last != null) {
            out.println("  " + last);
        }
        out.flush();
    }

    private void bar(Look look) {
        int full = BAR_CELLS * look.percent() / 100;
        out.printf(
                "\r  Demo community [%s%s] %3d %%  %,d of %,d",
                "█".repeat(full), "░".repeat(BAR_CELLS - full), look.percent(), look.done(), look.total());
        out.flush();
    }

    private String bold(String text) {
        return terminal ? "\u001b[1m" + text + "\u001b[0m" : text;
    }
}
