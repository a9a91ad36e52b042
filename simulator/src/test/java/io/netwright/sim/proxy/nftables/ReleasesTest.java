package io.netwright.sim.proxy.nftables;

import io.netwright.sim.proxy.ProxyNode;

import org.approvaltests.Approvals;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What kube-proxy of other releases than the recorded one programs, as its sources have it.
class ReleasesTest {
    private static final Path STATES = Path.of("src", "test", "resources", "proxy");

    @ParameterizedTest
    @ValueSource(strings = {"1.34", "1.36"})
    void programsAsItsRelease(String version) throws IOException {
        var lab =
                "{apiVersion: netwright.io/v1alpha1, kind: Lab, metadata: {name: x},"
                        + " spec: {kubernetes: {version: \"%s\"}}}\n---\n".formatted(version);
        var conf = "mode: nftables\n" + Files.readString(STATES.resolve("cluster-ip.conf"));
        var objects =
                Files.readString(STATES.resolve("load-balancer-local.yaml"))
                        + "---\n"
                        + Files.readString(STATES.resolve("cluster-ip.yaml"))
                                .replaceFirst("(?s)^.*?\n---\n", "");
        var fabric = ProxyNode.program(new NftablesProxy(), lab + objects, conf);
        Approvals.verify(ProxyNode.print(fabric, "nft"), Approvals.NAMES.withParameters(version));
    }
}
