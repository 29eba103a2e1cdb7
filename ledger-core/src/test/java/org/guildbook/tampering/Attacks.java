package org.guildbook.tampering;

import static org.guildbook.tampering.Detector.AUDIT;
import static org.guildbook.tampering.Detector.AUDITOR;
import static org.guildbook.tampering.Detector.READER;
import static org.guildbook.tampering.Detector.RECEIPT_HOLDER;
import static org.guildbook.tampering.Detector.SIGNER;
import static org.guildbook.tampering.Detector.WITNESSED;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Attacks on a log of forty entries that was published, signed and cosigned, and harmless things that look like some.
 *
 * <p>Whoever "recomputes the chain" changes the entry at position 25 and renews all that follows from it: hashes, links,
 * seals, sequences of parties, index columns and heads. The receipt is that of the entry at position 30.
 */
final class Attacks {

    private static final int AT = Scene.CHANGED;

    static final List<Attack> ALL = List.of(
            Attack.of(
                            "one bit of an entry in the database",
                            scene -> scene.sql(
                                    "UPDATE journal.entry SET leaf = set_byte(leaf, 30, get_byte(leaf, 30) # 1) WHERE position = "
                                            + AT))
                    .seen(AUDIT, "HASH at 25"),
            Attack.of("the newest entries cut off that no checkpoint covers yet", scene -> {
                scene.append(5);
                scene.cutTo(Scene.ENTRIES);
            }),
            Attack.of("the newest entries cut off, checkpoints cover them", scene -> scene.cutTo(28))
                    .seen(SIGNER, "log-shrunk"),
            Attack.of("the newest entries cut off and others recorded (a fork)", scene -> {
                        scene.cutTo(28);
                        scene.append(20);
                    })
                    .seen(SIGNER, "log-forked"),
            Attack.of("an entry changed and the chain recomputed", Attacks::changeAmount)
                    .seen(SIGNER, "log-forked"),
            Attack.of("that, published under the checkpoint that was", scene -> {
                        changeAmount(scene);
                        scene.publishAs(Scene.STRANGER);
                        scene.putBackCheckpoint();
                    })
                    .seen(SIGNER, "log-forked")
                    .seen(READER, "ROOT")
                    .seen(AUDITOR, "FORK")
                    .seen(RECEIPT_HOLDER, "PROOF at 30"),
            Attack.of("that, signed with a key of the attacker's own", scene -> {
                        changeAmount(scene);
                        scene.publishAs(Scene.STRANGER);
                    })
                    .seen(SIGNER, "log-forked")
                    .seen(READER, "SIGNATURE")
                    .seen(AUDITOR, "FORK")
                    .seen(RECEIPT_HOLDER, "PROOF at 30"),
            withLiveSigner("that, by somebody who holds the live signer", Attacks::changeAmount),
            Attack.of("the newest entries cut off by somebody who holds the live signer", scene -> {
                        scene.cutTo(28);
                        scene.publishWithoutMemory();
                    })
                    .seen(AUDITOR, "FORK")
                    .seen(RECEIPT_HOLDER, "MISSING at 30")
                    .seen(WITNESSED, "QUORUM"),
            withLiveSigner(
                            "the chain recomputed with a time a day earlier",
                            scene -> scene.rewrite(
                                    AT,
                                    leaf -> leaf.put(
                                            "at", Scene.earlier(String.valueOf(leaf.get("at")), Duration.ofDays(1)))))
                    .seen(AUDIT, "TIME at 25")
                    .seen(READER, "TIME at 25"),
            withLiveSigner("the chain recomputed with an event replayed", scene -> {
                        Object repeated = scene.leaf(10).get("eventId");
                        scene.rewrite(AT, leaf -> leaf.put("eventId", repeated));
                    })
                    .seen(READER, "EVENT_ID at 25"),
            withLiveSigner(
                            "the chain recomputed with debits that are not the credits",
                            scene -> scene.rewrite(
                                    AT, leaf -> leaf.put("postings", List.of(Map.of("amount", 1, "side", "DEBIT")))))
                    .seen(READER, "POSTINGS at 25"),
            withLiveSigner(
                            "the chain recomputed with a document number skipped",
                            scene -> scene.rewrite(AT, leaf -> leaf.put("document", "RC-2026-000099")))
                    .seen(AUDIT, "DOCUMENT at 25")
                    .seen(READER, "DOCUMENT at 25"),
            Attack.of("the keys of the signer replaced", scene -> {
                        scene.replaceKeys();
                        scene.publish();
                    })
                    .seen(READER, "SIGNATURE")
                    .seen(RECEIPT_HOLDER, "SIGNATURE"),
            Attack.of("the keys of the signer taken away", scene -> scene.delete("signer/keys"))
                    .seen(SIGNER, "signing-keys-missing"),
            Attack.of("the memory of the signer taken away", scene -> scene.delete("signer/heads"))
                    .seen(SIGNER, "signed-heads-missing"),
            Attack.of("the memory of the signer overwritten", scene -> scene.overwriteMemory("nothing"))
                    .seen(SIGNER, "signed-heads-damaged"),
            Attack.of("one bit of a published entry", scene -> scene.flip("tile/entries/000.p/40", scene.leafBytes(AT)))
                    .seen(READER, "HASH at 25")
                    .seen(AUDITOR, "FORK"),
            Attack.of("one bit of a published hash", scene -> scene.flip("tile/0/000.p/40", scene.hash(AT)))
                    .seen(READER, "HASH at 25")
                    .seen(RECEIPT_HOLDER, "PROOF at 30"),
            Attack.of("one letter of the published checkpoint", Scene::changeCheckpoint)
                    .seen(READER, "SIGNATURE")
                    .seen(AUDITOR, "FORK")
                    .seen(RECEIPT_HOLDER, "SIGNATURE"),
            Attack.of(
                            "published entries deleted",
                            scene -> scene.delete("public/" + SampleFacts.COMMUNITY + "/tile/entries"))
                    .seen(READER, "MISSING at 0"),
            Attack.of("an older checkpoint and its files shown again", Scene::showOlder)
                    .seen(AUDITOR, "FORK")
                    .seen(RECEIPT_HOLDER, "MISSING at 30"));

    static final List<Attack> HARMLESS = List.of(
            Attack.of("nothing", _ -> {}),
            Attack.of("more entries, published", scene -> {
                scene.append(5);
                scene.publish();
            }),
            Attack.of(
                    "all tables copied out as text and copied in again, as pg_dump and a restore do",
                    Scene::copyOutAndIn),
            Attack.of("a sealed part erased, and the record of it published", scene -> {
                scene.erase(4);
                scene.publish();
            }),
            Attack.of(
                    "VACUUM FULL",
                    scene -> scene.alone("VACUUM FULL journal.entry, journal.tag, journal.numbered, journal.log")),
            Attack.of("REINDEX", scene -> scene.alone("REINDEX SCHEMA journal")),
            Attack.of("the time zone of the server changed", Scene::moveToShanghai),
            Attack.of("the clock of a node a day behind, more entries recorded", scene -> {
                scene.appendAt(Duration.ofDays(-1), 5);
                scene.publish();
            }),
            Attack.of("a second signing key beside the first, as when keys are rotated", scene -> {
                scene.addKey();
                scene.append(5);
                scene.publish();
            }));

    private Attacks() {}

    private static Attack withLiveSigner(String what, Attack.Act change) {
        return Attack.of(what, scene -> {
                    change.on(scene);
                    scene.publishWithoutMemory();
                })
                .seen(AUDITOR, "FORK")
                .seen(RECEIPT_HOLDER, "PROOF at 30")
                .seen(WITNESSED, "QUORUM");
    }

    /** Both sides of the voucher, so that it still balances. */
    private static void changeAmount(Scene scene) throws Exception {
        scene.rewrite(
                AT,
                leaf -> leaf.put(
                        "postings",
                        List.of(
                                Map.of(
                                        "account",
                                        "assets:bank",
                                        "amount",
                                        1,
                                        "book",
                                        "MONEY",
                                        "side",
                                        "DEBIT",
                                        "unit",
                                        "CNY"),
                                Map.of(
                                        "account",
                                        "expenses:x",
                                        "amount",
                                        1,
                                        "book",
                                        "MONEY",
                                        "side",
                                        "CREDIT",
                                        "unit",
                                        "CNY"))));
    }
}
