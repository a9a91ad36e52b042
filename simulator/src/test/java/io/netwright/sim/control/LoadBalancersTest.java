package io.netwright.sim.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.model.lab.Lab;
import io.netwright.model.lab.SourceText;
import io.netwright.model.net.IpAddress;
import io.netwright.model.resource.Service;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;

/// Pools and Services in short: a pool is `metal NAME SPEC` or `cilium NAME SPEC`; a Service is
/// `NAME ~ METADATA ~ SPEC ~ INGRESS ~ PORT`, of which all but the name may be missing.
class LoadBalancersTest {
    private static final String METAL =
            """
            apiVersion: metallb.io/v1beta1
            kind: IPAddressPool
            metadata: {name: %s, namespace: metallb-system}
            spec: %s
            ---
            """;
    private static final String CILIUM =
            """
            apiVersion: cilium.io/v2
            kind: CiliumLoadBalancerIPPool
            metadata: {name: %s}
            spec: %s
            ---
            """;
    private static final String SERVICE =
            """
            apiVersion: v1
            kind: Service
            metadata: {name: %s, %s}
            spec: {type: LoadBalancer, selector: {app: a}, ports: [{port: %s}], %s}
            status: {loadBalancer: {ingress: [%s]}}
            ---
            """;
    private static final String NAMESPACES =
            """
            apiVersion: v1
            kind: Namespace
            metadata: {name: default, labels: {tier: gold}}
            ---
            apiVersion: v1
            kind: Namespace
            metadata: {name: shop}
            ---
            """;

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    metal a {addresses: [192.0.2.10-192.0.2.20]} | b + a | a=192.0.2.11 b=192.0.2.10
                    metal a {addresses: [192.0.2.0/30]} | a + b | a=192.0.2.0 b=192.0.2.1
                    metal a {addresses: [192.0.2.0/30], avoidBuggyIPs: true} | a | a=192.0.2.1
                    metal a {addresses: [192.0.2.255/32, 198.51.100.1/32], avoidBuggyIPs: true} | a | a=198.51.100.1
                    metal a {addresses: [192.0.2.1/32]} | a + b | a=192.0.2.1 b: no IPAddressPool that is for it has a free address of IPv4
                    metal a {addresses: [192.0.2.1/32], autoAssign: false} | a | a: no IPAddressPool is for it and assigns by itself
                    metal a {addresses: [192.0.2.1/32], autoAssign: false} | a ~ annotations: {metallb.io/address-pool: a} | a=192.0.2.1
                    metal a {addresses: [192.0.2.1/32]} | a ~ annotations: {metallb.universe.tf/address-pool: x} | a: there is no IPAddressPool x
                    metal a {addresses: [192.0.2.1/32, x]} | a | a: no IPAddressPool that is for it has a free address of IPv4
                    metal a {addresses: [192.0.2.0/24]} | a ~ ~ loadBalancerIP: 192.0.2.0 + b | a=192.0.2.0 b=192.0.2.1
                    metal a {addresses: [192.0.2.0/24]} | b + a ~ annotations: {metallb.io/loadBalancerIPs: 192.0.2.0} | a=192.0.2.0 b=192.0.2.1
                    metal a {addresses: [192.0.2.0/24]} | a ~ annotations: {metallb.io/loadBalancerIPs: 192.0.2.9} ~ loadBalancerIP: 192.0.2.9 | a: MetalLB takes the annotation loadBalancerIPs or spec.loadBalancerIP, not both
                    metal a {addresses: [192.0.2.0/24]} | a ~ ~ loadBalancerIP: 192.0.3.1 | a: no IPAddressPool has 192.0.3.1
                    metal a {addresses: [192.0.2.0/24]} | a ~ ~ loadBalancerIP: "fd00::1" | a: it asks for fd00::1, and its cluster IPs are of IPv4
                    metal a {addresses: [192.0.2.0/24]} | a ~ ~ loadBalancerIP: 192.0.2.9 + b ~ ~ loadBalancerIP: 192.0.2.9 | a=192.0.2.9 b: 192.0.2.9 belongs to default/a
                    metal a {addresses: [192.0.2.0/24]} + metal b {addresses: [198.51.100.0/24]} | a ~ annotations: {metallb.io/loadBalancerIPs: 192.0.2.9, metallb.io/address-pool: b} | a: 192.0.2.9 is in IPAddressPool a, and it asks for b
                    metal a {addresses: [192.0.2.0/24]} + metal b {addresses: [198.51.100.0/24], serviceAllocation: {priority: 5, namespaces: [default]}} | a | a=198.51.100.0
                    metal a {addresses: [192.0.2.0/24]} + metal b {addresses: [198.51.100.0/24], serviceAllocation: {namespaces: [shop]}} | a | a=192.0.2.0
                    metal a {addresses: [192.0.2.0/24], serviceAllocation: {namespaceSelectors: [{matchLabels: {tier: gold}}]}} | a + b ~ namespace: shop | a=192.0.2.0 b: no IPAddressPool is for it and assigns by itself
                    metal a {addresses: [192.0.2.0/24], serviceAllocation: {priority: 9, namespaces: [default]}} + metal b {addresses: [198.51.100.0/24], serviceAllocation: {priority: 5, namespaces: [default]}} | a | a=198.51.100.0
                    metal a {addresses: [192.0.2.0/24], serviceAllocation: {namespaces: [default]}} + metal b {addresses: [198.51.100.0/24], serviceAllocation: {priority: 5, namespaces: [default]}} | a | a=198.51.100.0
                    metal a {addresses: [192.0.2.0/24], serviceAllocation: {serviceSelectors: [{matchLabels: {t: x}}]}} | a ~ labels: {t: x} + b | a=192.0.2.0 b: no IPAddressPool is for it and assigns by itself
                    metal a {addresses: [192.0.2.0/24], serviceAllocation: {namespaces: [shop]}} | a ~ ~ loadBalancerIP: 192.0.2.1 | a: the serviceAllocation of IPAddressPool a leaves it out
                    metal a {addresses: [192.0.2.0/24], serviceAllocation: {priority: 5}} | a | a: no IPAddressPool is for it and assigns by itself
                    metal a {addresses: [192.0.2.0/24]} | a ~ annotations: {metallb.io/allow-shared-ip: k} + b ~ annotations: {metallb.io/allow-shared-ip: k} ~ ~ ~ 81 | a=192.0.2.0 b=192.0.2.0
                    metal a {addresses: [192.0.2.0/24]} | a ~ annotations: {metallb.io/allow-shared-ip: k} + b ~ annotations: {metallb.io/allow-shared-ip: k} | a=192.0.2.0 b=192.0.2.1
                    metal a {addresses: [192.0.2.0/24]} | a ~ annotations: {metallb.io/allow-shared-ip: k} + b ~ annotations: {metallb.io/allow-shared-ip: k} ~ externalTrafficPolicy: Local ~ ~ 81 | a=192.0.2.0 b=192.0.2.1
                    metal a {addresses: [192.0.2.0/24]} | a ~ ~ ~ ip: 192.0.2.0 + b | a=192.0.2.0 b=192.0.2.1
                    metal a {addresses: [192.0.2.0/24]} | a ~ ~ ~ hostname: lb.example + b | a= b=192.0.2.0
                    metal a {addresses: [192.0.2.0/24]} | a ~ ~ ~ ip: 198.51.100.1 | a=198.51.100.1 a: NW0422
                    metal a {addresses: [192.0.2.0/24]} | a ~ ~ loadBalancerClass: example.com/x | a=
                    metal a {addresses: [192.0.2.0/24, "fd00:9::/64"]} | a ~ ~ ipFamilyPolicy: RequireDualStack | a=192.0.2.0,fd00:9::
                    metal a {addresses: [192.0.2.0/24]} | a ~ ~ ipFamilyPolicy: RequireDualStack | a: no IPAddressPool that is for it has a free address of IPv4 and IPv6
                    metal a {addresses: ["fd00:9::/64"]} + metal b {addresses: [192.0.2.0/24]} | a ~ ~ ipFamilyPolicy: PreferDualStack, ipFamilies: [IPv4, IPv6] | a=192.0.2.0
                    cilium a {blocks: [{cidr: 192.0.2.0/24}]} | b + a | a=192.0.2.1 b=192.0.2.0
                    cilium a {blocks: [{start: 192.0.2.7, stop: 192.0.2.8}]} | a + b + c | a=192.0.2.7 b=192.0.2.8 c: no IPv4 address is left in the CiliumLoadBalancerIPPools that select it
                    cilium a {blocks: [{start: 192.0.2.7}]} | a + b | a=192.0.2.7 b: no IPv4 address is left in the CiliumLoadBalancerIPPools that select it
                    cilium a {blocks: [{cidr: 192.0.2.0/30}], allowFirstLastIPs: "No"} | a + b + c | a=192.0.2.1 b=192.0.2.2 c: no IPv4 address is left in the CiliumLoadBalancerIPPools that select it
                    cilium a {blocks: [{cidr: 192.0.2.0/31}], allowFirstLastIPs: "No"} | a | a=192.0.2.0
                    cilium a {blocks: [{cidr: 192.0.2.0/24}], disabled: true} | a | a: no CiliumLoadBalancerIPPool that is in use selects it and has IPv4 addresses
                    cilium a {blocks: [{cidr: 192.0.2.0/24}], serviceSelector: {matchLabels: {io.kubernetes.service.namespace: shop}}} | a ~ namespace: shop + b | b: no CiliumLoadBalancerIPPool that is in use selects it and has IPv4 addresses a=192.0.2.0
                    cilium a {blocks: [{cidr: 192.0.2.0/24}]} | b + a ~ annotations: {lbipam.cilium.io/ips: 192.0.2.0} | a=192.0.2.0 b=192.0.2.1
                    cilium a {blocks: [{cidr: 192.0.2.0/24}]} | a ~ annotations: {io.cilium/lb-ipam-ips: "192.0.2.4,192.0.2.5"} | a=192.0.2.4,192.0.2.5
                    cilium a {blocks: [{cidr: 192.0.2.0/24}]} | a ~ annotations: {lbipam.cilium.io/ips: "192.0.2.4,192.0.3.5"} | a=192.0.2.4 a: no CiliumLoadBalancerIPPool that is in use has 192.0.3.5
                    cilium a {blocks: [{cidr: 192.0.2.0/24}], serviceSelector: {matchLabels: {t: x}}} | a ~ ~ loadBalancerIP: 192.0.2.4 | a: the CiliumLoadBalancerIPPool that has 192.0.2.4 does not select it
                    cilium a {blocks: [{cidr: 192.0.2.0/24}]} | a ~ annotations: {lbipam.cilium.io/sharing-key: k} + b ~ annotations: {lbipam.cilium.io/sharing-key: k} ~ ~ ~ 81 | a=192.0.2.0 b=192.0.2.0
                    cilium a {blocks: [{cidr: 192.0.2.0/24}]} | a ~ annotations: {lbipam.cilium.io/sharing-key: k} + b ~ namespace: shop, annotations: {lbipam.cilium.io/sharing-key: k} ~ ~ ~ 81 | a=192.0.2.0 b=192.0.2.1
                    cilium a {blocks: [{cidr: 192.0.2.0/24}]} + cilium b {blocks: [{cidr: 192.0.2.128/25}]} | a | a=192.0.2.0 b: NW0421
                    cilium a {blocks: [{cidr: 192.0.2.0/24}]} | a ~ ~ loadBalancerClass: io.cilium/l2-announcer + b ~ ~ loadBalancerClass: example.com/x | a=192.0.2.0 b=
                    cilium a {blocks: [{cidr: 192.0.2.0/24}]} + metal a {addresses: [198.51.100.0/24]} | a | a: MetalLB and Cilium both would give one
                    """)
    void givesAddresses(String pools, String services, String expected) {
        var text = new StringBuilder(NAMESPACES);
        for (var pool : pools.split(" \\+ ", -1)) {
            var words = pool.split(" ", 3);
            text.append((words[0].equals("metal") ? METAL : CILIUM).formatted(words[1], words[2]));
        }
        for (var service : services.split(" \\+ ", -1)) {
            var parts = (service + " ~ ~ ~ ~ ").split("~", -1);
            var port = parts[4].isBlank() ? "80" : parts[4].strip();
            var ingress = parts[3].isBlank() ? "" : "{" + parts[3].strip() + "}";
            text.append(
                    SERVICE.formatted(
                            parts[0].strip(), parts[1].strip(), port, parts[2].strip(), ingress));
        }
        assertThat(shown(derive(text.toString()))).isEqualTo(expected);
    }

    /// `NAME=ADDRESSES` of every Service that waits for nothing or has some, and what is found.
    private static String shown(Cluster cluster) {
        var refused = new ArrayList<String>();
        for (var finding : cluster.findings()) {
            var parts = finding.message().parts();
            var reason = parts.getLast().plain();
            boolean told = finding.message().code().equals("NW0420");
            var about = parts.get(told ? 0 : finding.message().code().equals("NW0422") ? 1 : 0);
            var name = about.plain().substring(about.plain().length() - 1);
            refused.add(name + ": " + (told ? reason : finding.message().code()));
        }
        var lines = new ArrayList<String>();
        for (var service : cluster.services()) {
            var name = service.key().name();
            var ips = service.vips().stream().map(IpAddress::toString).toList();
            var own = refused.stream().filter(it -> it.startsWith(name + ":")).toList();
            refused.removeAll(own);
            if (service.declared().type() == Service.Type.LOAD_BALANCER) {
                if (!ips.isEmpty() || own.isEmpty()) {
                    lines.add(name + "=" + String.join(",", ips));
                }
                lines.addAll(own);
            }
        }
        lines.addAll(refused);
        return String.join(" ", lines);
    }

    @Test
    void saysWhatItChose() {
        var pool = METAL.formatted("a", "{addresses: [192.0.2.0/24]}");
        var free = SERVICE.formatted("a", "", "80", "", "");
        var asking = SERVICE.formatted("b", "", "80", "loadBalancerIP: 192.0.2.7", "");
        assertThat(derive(pool + free + asking).assumptions())
                .anyMatch(it -> it.message().toString().startsWith("1 load balancer with the"));
        assertThat(derive(pool + asking).assumptions()).noneMatch(Assumed.POOL_ADDRESSES::is);
        assertThat(derive(free).assumptions()).noneMatch(Assumed.POOL_ADDRESSES::is);
    }

    private static Cluster derive(String text) {
        return ControlPlane.derive(Lab.of("lab", List.of(new SourceText("lab.yaml", text))));
    }
}
