package io.netwright.sim.netns;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.sim.compile.SampleLab;

import org.approvaltests.Approvals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

class NetnsScriptTest {
    @Test
    void printsOneScript() {
        Approvals.verify(NetnsScript.print(SampleLab.compile("dual-stack"), "dual-stack"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop", "routed", "dual-stack"})
    void isAShellScriptThatKnowsItsEndpoints(String lab) throws Exception {
        var file = Path.of("target", "netns-" + lab + ".sh");
        Files.writeString(file, NetnsScript.print(SampleLab.compile(lab), lab));
        assertThat(run("sh", "-n", file.toString())).isEmpty();
        assertThat(run("sh", file.toString(), "names"))
                .contains("router nw-router\n")
                .hasLineCount(SampleLab.compile(lab).fabric().namespaces().size());
        assertThat(run("sh", file.toString(), "exec", "no/body", "true"))
                .contains("no endpoint is called no/body");
    }

    private static String run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return text;
    }
}
