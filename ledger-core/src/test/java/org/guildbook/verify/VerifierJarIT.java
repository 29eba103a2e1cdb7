package org.guildbook.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import org.guildbook.chain.Checkpoint;
import org.guildbook.timestamp.TestAuthority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as it is handed out: started as anybody starts it, with nothing else of ours beside it. */
class VerifierJarIT {

    private static final Path JAR = Path.of("target", "guildbook-verifier.jar").toAbsolutePath();

    private static final String KEY = SampleLog.KEY.key().toString();

    @TempDir
    Path folder;

    private List<String> java = List.of();

    @Test
    void it_checks_a_log_and_a_receipt_and_ends_with_the_number_of_its_verdict() throws Exception {
        SampleLog log = SampleLog.of(300);
        log.publish(folder);
        Path receipt = folder.resolve("receipt.json");
        Files.write(receipt, log.receipt(12).encoded());

        assertThat(run("--key", KEY, folder.toString())).isEqualTo(0);
        assertThat(run("--key", KEY, receipt.toString())).isEqualTo(0);
        assertThat(run(folder.toString())).isEqualTo(1);
        Files.move(folder.resolve("tile/entries/000"), folder.resolve("aside"));
        assertThat(run("--key", KEY, folder.toString())).isEqualTo(3);
        Files.move(folder.resolve("aside"), folder.resolve("tile/entries/000"));
        SampleLog.flip(folder.resolve("tile/entries/000"), 100);
        assertThat(run("--key", KEY, folder.toString())).isEqualTo(2);
        assertThat(Files.readString(folder.resolve("output"))).contains("HASH at position 0: ", "Tampered with.");
    }

    @Test
    void it_checks_time_stamps() throws Exception {
        try (TestAuthority authority = new TestAuthority("Test")) {
            Checkpoint stamped = SampleLog.of(10).head();
            StampsTest.log(stamped, StampsTest.token(authority, stamped)).publish(folder);
            Path pem = Files.writeString(folder.resolve("tsa.pem"), authority.pem());
            assertThat(run("--key", KEY, "--tsa", pem.toString(), folder.toString()))
                    .isEqualTo(0);
            assertThat(Files.readString(folder.resolve("output"))).contains("1 time stamps, the newest of");
        }
    }

    /** Without compiler, vector units and instructions for SHA, in the language whose i is not an I, with other defaults. */
    @Test
    void another_kind_of_java_says_the_same() throws Exception {
        SampleLog log = SampleLog.of(300);
        log.publish(folder);
        java = List.of(
                "-Xint",
                "-XX:UseAVX=0",
                "-XX:-UseSHA",
                "-XX:+UseSerialGC",
                "-Duser.language=tr",
                "-Duser.country=TR",
                "-Duser.timezone=Pacific/Kiritimati",
                "-Dfile.encoding=UTF-16",
                "-Dstdout.encoding=ISO-8859-1");
        assertThat(run("--key", KEY, folder.toString())).isEqualTo(0);
        SampleLog.flip(folder.resolve("tile/entries/000"), 100);
        assertThat(run("--key", KEY, folder.toString())).isEqualTo(2);
    }

    @Test
    void it_is_a_witness() throws Exception {
        Path policy = Files.writeString(folder.resolve("policy"), "log " + KEY + "\nquorum none\n");
        Process witness = new ProcessBuilder(command(
                        "witness",
                        "--name",
                        "w.example",
                        "--policy",
                        policy.toString(),
                        "--folder",
                        "w",
                        "--port",
                        "0"))
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = witness.inputReader()) {
            assertThat(out.readLine()).startsWith("w.example+");
        } finally {
            witness.destroyForcibly().waitFor();
        }
    }

    @Test
    void it_holds_the_format_the_checks_and_bouncy_castle_only() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            assertThat(jar.stream().map(entry -> entry.getName()).filter(name -> name.endsWith(".class")))
                    .isNotEmpty()
                    .allMatch(name -> name.startsWith("org/guildbook/chain/")
                            || name.matches("org/guildbook/signer/(DurableFile|SignedHeads|SigningIncident.*)\\.class")
                            || name.startsWith("org/guildbook/timestamp/")
                            || name.startsWith("org/guildbook/verify/")
                            || name.startsWith("org/guildbook/witness/")
                            || name.startsWith("org/bouncycastle/"));
        }
    }

    private int run(String... arguments) throws Exception {
        Process process = new ProcessBuilder(command(arguments))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    private List<String> command(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(java);
        command.addAll(List.of("-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        return command;
    }
}
