package io.netwright.model.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.model.lab.Lab;
import io.netwright.model.lab.SourceText;
import io.netwright.model.resource.CalicoInstallation;
import io.netwright.model.resource.CalicoIpPool;
import io.netwright.model.resource.CalicoPool;
import io.netwright.model.resource.CiliumPool;
import io.netwright.model.resource.MetalLbPool;
import io.netwright.model.resource.Resource;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/// What is read of pools: a kind, its spec in one line, and the record in short; then the codes of
/// what is told of it, beside that nothing acts on Calico's.
class PoolsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    metallb.io/v1beta1 IPAddressPool | {addresses: [192.0.2.0/24, 10.0.0.9 - 10.0.0.11, "fd00::/126"]} | 192.0.2.0-192.0.2.255 10.0.0.9-10.0.0.11 fd00::-fd00::3 auto
                    metallb.io/v1beta1 IPAddressPool | {addresses: [192.0.2.7/24], autoAssign: false, avoidBuggyIPs: true} | 192.0.2.0-192.0.2.255 buggy
                    metallb.io/v1beta1 IPAddressPool | {addresses: [192.0.2.0/24, 192.0.2.9-192.0.2.1]} | auto NW0108
                    metallb.io/v1beta1 IPAddressPool | {addresses: [192.0.2.1]} | auto NW0108
                    metallb.io/v1beta1 IPAddressPool | {addresses: [192.0.2.1-fd00::1]} | auto NW0108
                    cilium.io/v2 CiliumLoadBalancerIPPool | {blocks: [{cidr: 192.0.2.0/30}, {start: 192.0.2.9, stop: 192.0.2.10}, {start: "fd00::1"}]} | 192.0.2.0-192.0.2.3 192.0.2.9-192.0.2.10 fd00::1-fd00::1 edges
                    cilium.io/v2alpha1 CiliumLoadBalancerIPPool | {blocks: [{start: 192.0.2.9, stop: 192.0.2.1}], allowFirstLastIPs: "No", disabled: true} | off NW0108
                    cilium.io/v2alpha1 CiliumLoadBalancerIPPool | {cidrs: [{cidr: 192.0.2.0/30}]} | 192.0.2.0-192.0.2.3 edges NW0113
                    crd.projectcalico.org/v1 IPPool | {cidr: 10.244.0.0/16, ipipMode: Always, natOutgoing: true} | x 10.244.0.0/16 26 ALWAYS NEVER nat 'all()'
                    projectcalico.org/v3 IPPool | {cidr: "fd00::/48", vxlanMode: CrossSubnet, blockSize: 120, nodeSelector: "!all()", disabled: true, disableBGPExport: true} | x fd00::/48 120 NEVER CROSS_SUBNET off '!all()' untold
                    operator.tigera.io/v1 Installation | {calicoNetwork: {ipPools: [{cidr: 10.244.0.0/16}, {name: b, cidr: 10.9.0.0/16, encapsulation: VXLANCrossSubnet, natOutgoing: Disabled}]}} | default-ipv4-ippool 10.244.0.0/16 26 ALWAYS NEVER nat 'all()' b 10.9.0.0/16 26 NEVER CROSS_SUBNET 'all()'
                    operator.tigera.io/v1 Installation | {calicoNetwork: {bgp: Enabled}} | unset
                    """)
    void reads(String kind, String spec, String expected) {
        var words = kind.split(" ", 2);
        var lab =
                Lab.of(
                        "lab",
                        List.of(
                                new SourceText(
                                        "lab.yaml",
                                        "apiVersion: %s\nkind: %s\nmetadata: {name: x}\nspec: %s"
                                                .formatted(words[0], words[1], spec))));
        var text = new StringBuilder(shown(lab.resources().getFirst()));
        for (var diagnostic : lab.problems()) {
            var code = diagnostic.message().code();
            text.append(code.equals("NW0022") ? "" : " " + code);
        }
        assertThat(text.toString().strip()).isEqualTo(expected);
    }

    private static String shown(Resource resource) {
        return switch (resource) {
            case MetalLbPool pool ->
                    String.join(" ", pool.addresses().stream().map(Object::toString).toList())
                            + (pool.autoAssign() ? " auto" : "")
                            + (pool.avoidsBuggyIps() ? " buggy" : "");
            case CiliumPool pool ->
                    String.join(" ", pool.blocks().stream().map(it -> it.span() + "").toList())
                            + (pool.usesFirstAndLast() ? " edges" : "")
                            + (pool.disabled() ? " off" : "");
            case CalicoIpPool(_, _, _, var pool) -> pool == null ? "" : shown(pool);
            case CalicoInstallation installation ->
                    installation.pools() == null
                            ? "unset"
                            : String.join(
                                    " ",
                                    installation.pools().stream().map(PoolsTest::shown).toList());
            default -> throw new AssertionError(resource);
        };
    }

    private static String shown(CalicoPool pool) {
        return "%s %s %d %s %s%s%s '%s'%s"
                .formatted(
                        pool.name(),
                        pool.network(),
                        pool.blockSize(),
                        pool.ipip(),
                        pool.vxlan(),
                        pool.natOutgoing() ? " nat" : "",
                        pool.disabled() ? " off" : "",
                        pool.nodes().text(),
                        pool.exported() ? "" : " untold");
    }
}
