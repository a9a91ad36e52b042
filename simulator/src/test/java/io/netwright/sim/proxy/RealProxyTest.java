package io.netwright.sim.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.model.net.InterfaceAddress;
import io.netwright.sim.fabric.Device;
import io.netwright.sim.fabric.Fabric;
import io.netwright.sim.proxy.iptables.IptablesProxy;
import io.netwright.sim.proxy.ipvs.IpvsProxy;
import io.netwright.sim.proxy.nftables.NftablesProxy;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// Clusters from fixed seeds, as the real kube-proxy of Kubernetes 1.37 programs them after their
/// successive states (`src/checks/proxy.sh` records and repeats that): ours programs the same.
class RealProxyTest {
    private static final Path RECORDED =
            Path.of("src", "test", "resources", "proxy", "generated.gz");
    private static final String SEPARATOR = "\n=== ";
    private static final Pattern FILES = Pattern.compile(SEPARATOR);

    /// A generated cluster: its files by name.
    private record Lab(SortedMap<String, String> files) {
        String file(String name) {
            return Objects.requireNonNull(files.get(name), name);
        }
    }

    private static final SortedMap<String, Lab> LABS = new TreeMap<>();

    @BeforeAll
    static void read() throws IOException {
        try (var in = new GZIPInputStream(Files.newInputStream(RECORDED))) {
            var text = "\n" + new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (var file : FILES.splitAsStream(text.substring(SEPARATOR.length())).toList()) {
                int end = file.indexOf('\n');
                var name = file.substring(0, end).split("/", 2);
                LABS.computeIfAbsent(name[0], _ -> new Lab(new TreeMap<>()))
                        .files()
                        .put(name[1], file.substring(end + 1) + "\n");
            }
        }
    }

    static List<String> labs() {
        return List.copyOf(LABS.keySet());
    }

    /// What the real proxy had after each state.
    private static List<String> real(Lab lab, String mode) {
        return Arrays.stream(lab.file(mode + ".rules").split("##### state \\d+: \\d+\\.json\n"))
                .filter(it -> !it.isBlank())
                .toList();
    }

    private static String program(TableProgrammer proxy, Lab lab, String objects, String... as) {
        var mode = "{\"mode\": \"%s\", ".formatted(proxy.mode());
        var fabric = ProxyNode.program(proxy, objects, mode + lab.file("proxy.conf").substring(1));
        var text = new StringBuilder();
        for (var format : as) {
            text.append("### ").append(format).append('\n');
            text.append(
                    format.startsWith("ip -br") ? held(fabric) : ProxyNode.print(fabric, format));
        }
        return text.toString();
    }

    /// The addresses of `kube-ipvs0`, as `ip -br addr` prints them.
    private static String held(Fabric fabric) {
        return fabric.devices().stream()
                        .filter(it -> it.kind() instanceof Device.Kind.Dummy)
                        .flatMap(
                                it ->
                                        Stream.concat(
                                                Stream.of(it.name(), "DOWN"),
                                                it.addresses().stream()
                                                        .map(InterfaceAddress::toString)))
                        .collect(Collectors.joining(" "))
                + "\n";
    }

    @ParameterizedTest
    @MethodSource("labs")
    void nftables(String name) {
        var lab = Objects.requireNonNull(LABS.get(name));
        var real = real(lab, "nftables");
        for (int i = 0; i < real.size(); i++) {
            var objects = lab.file(i + 1 + ".json");
            var ours = program(new NftablesProxy(), lab, objects, "nft");
            assertThat(NftNormal.of(ours))
                    .as("%s after state %d", name, i + 1)
                    .isEqualTo(NftNormal.of(real.get(i)));
        }
    }

    /// Fewer were recorded in this mode.
    static List<String> ipvsLabs() {
        return LABS.entrySet().stream()
                .filter(it -> it.getValue().files().containsKey("ipvs.rules"))
                .map(Map.Entry::getKey)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("ipvsLabs")
    void ipvs(String name) {
        var lab = Objects.requireNonNull(LABS.get(name));
        var real = real(lab, "ipvs");
        for (int i = 0; i < real.size(); i++) {
            var objects = lab.file(i + 1 + ".json");
            var ours =
                    program(
                            new IpvsProxy(),
                            lab,
                            objects,
                            "iptables-save",
                            "ip6tables-save",
                            "ipset",
                            "ip -br addr show kube-ipvs0",
                            "ipvsadm");
            assertThat(IpvsNormal.of(ours))
                    .as("%s after state %d", name, i + 1)
                    .isEqualTo(IpvsNormal.of(real.get(i)));
        }
    }

    @ParameterizedTest
    @MethodSource("labs")
    void iptables(String name) {
        var lab = Objects.requireNonNull(LABS.get(name));
        var real = real(lab, "iptables");
        for (int i = 0; i < real.size(); i++) {
            var objects = lab.file(i + 1 + ".json");
            var ours =
                    program(new IptablesProxy(), lab, objects, "iptables-save", "ip6tables-save");
            assertThat(IptablesNormal.of(ours))
                    .as("%s after state %d", name, i + 1)
                    .isEqualTo(IptablesNormal.of(real.get(i)));
        }
    }
}
