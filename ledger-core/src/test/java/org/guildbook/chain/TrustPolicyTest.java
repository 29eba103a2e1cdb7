package org.guildbook.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustPolicyTest {

    private static final VerifierKey LOG = new Ed25519NoteSigner("log.example/one", seed(0)).key();
    private static final VerifierKey X1 = witness(1);
    private static final VerifierKey X2 = witness(2);
    private static final VerifierKey X3 = witness(3);
    private static final VerifierKey Y1 = witness(4);
    private static final VerifierKey Y2 = witness(5);

    private static final String WITNESSES = "witness X1 " + X1 + " https://x1.example/w\nwitness X2 " + X2
            + "\n\twitness  X3 " + X3 + " \nwitness Y1 " + Y1 + "\nwitness Y2 " + Y2 + "\n";

    @Test
    void the_policy_of_two_groups_in_the_specification() {
        TrustPolicy policy = parse("# two levels\n\nlog " + LOG + "\n" + WITNESSES
                + "group X-witnesses 2 X1 X2 X3\ngroup Y-witnesses any Y1 Y2\n"
                + "group X-and-Y all X-witnesses Y-witnesses\nquorum X-and-Y\n");
        assertThat(policy.logs()).containsExactly(LOG);
        assertThat(policy.witnessKeys()).containsExactly(X1, X2, X3, Y1, Y2);
        assertThat(policy.witnesses().getFirst().submission()).contains(URI.create("https://x1.example/w"));
        assertThat(policy.witnesses().getLast().submission()).isEmpty();
        assertThat(policy.quorum().isReachedBy(Set.of(X1, X3, Y2))).isTrue();
        assertThat(policy.quorum().isReachedBy(Set.of(X1, X2, X3))).isFalse();
        assertThat(policy.quorum().isReachedBy(Set.of(X1, Y1, Y2))).isFalse();
    }

    @Test
    void a_quorum_is_one_witness_or_none() {
        assertThat(parse(WITNESSES + "quorum X2").quorum().isReachedBy(Set.of(X2)))
                .isTrue();
        assertThat(parse(WITNESSES + "quorum X2").quorum().isReachedBy(Set.of(X1)))
                .isFalse();
        assertThat(parse("quorum none").quorum().isReachedBy(Set.of())).isTrue();
        assertThat(parse("quorum none").logs()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "quorum X9",
                "quorum none\nquorum none",
                "quorum",
                "quorum X1 X2",
                "group G 0 X1\nquorum G",
                "group G 3 X1 X2\nquorum G",
                "group G 01 X1 X2\nquorum G",
                "group G some X1\nquorum G",
                "group G all\nquorum none",
                "group G all none\nquorum none",
                "group G all X1 X1\nquorum G",
                "group G all X1\ngroup H all X1\nquorum G",
                "group G all H\ngroup H all X1\nquorum G",
                "group X1 all X2\nquorum X1",
                "group none all X2\nquorum none",
                "witness X1\nquorum none",
                "log\nquorum none",
                "log nonsense\nquorum none",
                "wishes X1\nquorum none",
                "quorum none\r",
                "quorum n\u0000one"
            })
    void what_is_no_policy_is_refused(String lines) {
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> parse(WITNESSES + lines));
    }

    @Test
    void a_key_stands_once() {
        VerifierKey again = new VerifierKey("other.example", X1.type(), X1.publicKey());
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> parse(WITNESSES + "witness Z " + again + "\nquorum none"));
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> parse("log " + LOG + "\nlog " + LOG + "\nquorum none"));
    }

    private static TrustPolicy parse(String text) {
        return TrustPolicy.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static VerifierKey witness(int number) {
        return new Ed25519Cosigner("witness.example/" + number, seed(number), InstantSource.system()).key();
    }

    private static byte[] seed(int number) {
        byte[] seed = new byte[32];
        seed[0] = (byte) number;
        return seed;
    }
}
