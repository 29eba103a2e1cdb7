package org.guildbook.api.demo;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;

/** Tells a small story in a process of its own and prints the digest of its steps. */
final class ToldStory {

    private static final LocalDate UNTIL = LocalDate.of(2026, 11, 21);

    public static void main(String[] arguments) throws Exception {
        System.out.println(digest());
    }

    /** 64 hex digits over the ids and commands of all steps, in order. */
    static String digest() throws Exception {
        List<DemoStep> steps = DemoStory.tell(DemoCast.of(new DemoProperties(true, 60, 7)), UNTIL, 7);
        byte[] text = steps.toString().getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    }

    private ToldStory() {}
}
