package org.guildbook.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.guildbook.chain.CanonicalJson;
import org.guildbook.journal.Condition;
import org.guildbook.journal.Draft;
import org.guildbook.journal.Journal;

/** Facts to publish: they say nothing but their number. */
public final class Tips {

    private Tips() {}

    public static void append(Journal journal, UUID community, int entries) {
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < entries; i++) {
            drafts.add(draft(community, i));
            if (drafts.size() == 100 || i == entries - 1) {
                journal.append(new Condition(0, List.of()), drafts).join();
                drafts = new ArrayList<>();
            }
        }
    }

    private static Draft draft(UUID community, int number) {
        TreeMap<String, byte[]> open = new TreeMap<>();
        open.put("family", CanonicalJson.write("POINTS"));
        TreeMap<String, byte[]> sealed = new TreeMap<>();
        sealed.put("payload", CanonicalJson.write(List.of(number)));
        sealed.put("tags", CanonicalJson.write(List.of()));
        sealed.put("type", CanonicalJson.write("points.PointsTipped"));
        sealed.put("version", CanonicalJson.write(1));
        return new Draft(
                community, UUID.randomUUID(), "points.PointsTipped", 1, List.of(), List.of(), null, open, sealed);
    }
}
