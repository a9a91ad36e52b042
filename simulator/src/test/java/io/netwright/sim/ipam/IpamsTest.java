package io.netwright.sim.ipam;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.model.resource.CalicoPool;
import io.netwright.model.resource.CalicoPool.Encapsulation;
import io.netwright.model.resource.CalicoSelector;
import io.netwright.model.resource.LabelSelector;
import io.netwright.model.resource.Labels;
import io.netwright.model.resource.ResourceKey;
import io.netwright.sim.ipam.IpamSettings.Affinity;
import io.netwright.sim.ipam.IpamSettings.Calico;
import io.netwright.sim.ipam.IpamSettings.CiliumClusterPool;
import io.netwright.sim.ipam.IpamSettings.CiliumMultiPool;
import io.netwright.sim.ipam.IpamSettings.Held;
import io.netwright.sim.ipam.IpamSettings.Pool;
import io.netwright.sim.ipam.PodIpam.Applicant;
import io.netwright.sim.ipam.PodIpam.Member;
import io.netwright.sim.ipam.PodIpam.Taken;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class IpamsTest {
    /// The place where Cilium starts to look: the start of the network.
    private static final Draw FIRST = (_, _) -> 0;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    10.1.0.0/24 | -                      | 10.1.0.2, 10.1.0.3
                    10.1.0.0/29 | 10.1.0.3               | 10.1.0.4, 10.1.0.5, 10.1.0.6, 10.1.0.2, NO_ADDRESS
                    10.1.0.0/29 | 10.1.0.5!              | 10.1.0.6, 10.1.0.2, 10.1.0.3, 10.1.0.4, 10.1.0.5, NO_ADDRESS
                    10.1.0.0/31 | -                      | NO_ADDRESS
                    fd00::/126  | -                      | fd00::2, fd00::3, NO_ADDRESS
                    -           | -                      | NO_POD_NETWORK
                    """)
    void hostLocalGoesRound(String network, String taken, String expected) {
        var node = member("n", network == null ? List.of() : List.of(Cidr.parse(network)));
        var ipam =
                Ipams.of(new IpamSettings.HostLocal(null), List.of(node), taken(taken, "n"), FIRST);
        assertThat(given(ipam, "n", expected)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    # one block; ended addresses come last, reserved ones never
                    a 10.0.0.0/29 29        | -          | -            | 10.0.0.0, 10.0.0.1, 10.0.0.2
                    a 10.0.0.0/30 30        | -          | 10.0.0.1     | 10.0.0.0, 10.0.0.2, 10.0.0.3, CALICO_EXHAUSTED
                    a 10.0.0.0/30 30        | -          | 10.0.0.0!    | 10.0.0.1, 10.0.0.2, 10.0.0.3, 10.0.0.0
                    a 10.0.0.0/30 30        | r 10.0.0.0/31 | -         | 10.0.0.2, 10.0.0.3, CALICO_EXHAUSTED
                    # tunnels take the first ones, the second node's a borrowed one
                    a 10.0.0.0/30 30 ipip   | -          | -            | 10.0.0.2, 10.0.0.3
                    a 10.0.0.0/30 30 vxlan  | -          | -            | 10.0.0.2, 10.0.0.3
                    # pools in the order of names; the next one where the first is full
                    b 10.2.0.0/31 31,a 10.1.0.0/31 31 | - | -           | 10.1.0.0, 10.1.0.1, 10.2.0.0
                    # another node's block: borrowed, or not with strict affinity
                    a 10.0.0.0/30 30        | other      | -            | 10.0.0.0, 10.0.0.1
                    a 10.0.0.0/30 30        | other strict | -          | CALICO_STRICT
                    # limits
                    a 10.0.0.0/29 31        | max 1      | -            | 10.0.0.0, 10.0.0.1, CALICO_BLOCK_LIMIT
                    a 10.0.0.0/24 32        | -          | -            | *20, CALICO_BLOCK_LIMIT
                    a 10.0.0.0/29 31        | noclaims   | -            | CALICO_NO_CLAIMS
                    # pools that are not for the node or for workloads
                    a 10.0.0.0/30 30 off    | -          | -            | CALICO_NO_POOL
                    a 10.0.0.0/30 30 zone==b | -         | -            | CALICO_NO_POOL
                    a 10.0.0.0/30 30 zone==a | -         | -            | 10.0.0.0
                    a 10.0.0.0/30 30 lb     | -          | -            | CALICO_NO_POOL
                    a 10.0.0.0/30 30 manual | -          | -            | CALICO_NO_POOL
                    -                       | -          | -            | CALICO_NO_POOL
                    # both families
                    a 10.0.0.0/30 30,b fd00::/126 126 | - | -           | 10.0.0.0+fd00::, 10.0.0.1+fd00::1
                    """)
    void calicoGivesOutOfBlocks(String pools, String how, String taken, String expected) {
        var ipam = Ipams.of(calico(pools, how), List.of(NODE, OTHER), taken(taken, "n"), FIRST);
        if (expected.startsWith("*")) {
            int count = Integer.parseInt(expected.substring(1, expected.indexOf(',')));
            for (int i = 0; i < count; i++) {
                assertThat(give(ipam, "n")).startsWith("10.");
            }
            assertThat(give(ipam, "n")).isEqualTo("CALICO_BLOCK_LIMIT");
        } else {
            assertThat(given(ipam, "n", expected)).isEqualTo(expected);
        }
    }

    private static final Member NODE =
            new Member("n", Labels.of("zone", "a"), Labels.NONE, List.of());
    private static final Member OTHER =
            new Member("o", Labels.of("zone", "c"), Labels.NONE, List.of());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    ipv4pools     | ["b"]                   | 10.2.0.0
                    ipv4pools     | ["10.2.0.0/30"]         | 10.2.0.0
                    ipv4pools     | ["c"]                   | CALICO_UNKNOWN_POOL
                    ipv4pools     | ["x"]                   | CALICO_UNKNOWN_POOL
                    ipv4pools     | b                       | CALICO_BAD_ANNOTATION
                    namespace     | ["b"]                   | 10.2.0.0
                    ipAddrs       | ["10.1.0.2"]            | 10.1.0.2
                    ipAddrs       | ["10.9.0.2"]            | CALICO_ADDRESS_REFUSED
                    ipAddrs       | ["10.3.0.2"]            | CALICO_ADDRESS_REFUSED
                    ipAddrs       | ["10.1.0.3"]            | CALICO_ADDRESS_REFUSED
                    ipAddrs       | ["10.1.0.1","10.1.0.2"] | CALICO_BAD_ANNOTATION
                    ipAddrs       | 10.1.0.1                | CALICO_BAD_ANNOTATION
                    ipAddrsNoIpam | ["10.1.0.1"]            | CALICO_BAD_ANNOTATION
                    """)
    void calicoHeedsAnnotations(String name, String value, String expected) {
        var pools = "a 10.1.0.0/30 30,b 10.2.0.0/30 30 zone==b,c 10.3.0.0/30 30 off";
        var ipam = Ipams.of(calico(pools, ""), List.of(NODE), taken("10.1.0.3", "n"), FIRST);
        var key = ResourceKey.core("Pod", "default", "p");
        boolean inNamespace = name.equals("namespace");
        var noted = Labels.of("cni.projectcalico.org/" + (inNamespace ? "ipv4pools" : name), value);
        var grant =
                ipam.give(
                        new Applicant(
                                key,
                                "n",
                                Labels.NONE,
                                inNamespace ? Labels.NONE : noted,
                                Labels.NONE,
                                inNamespace ? noted : Labels.NONE));
        assertThat(text(grant)).isEqualTo(expected);
    }

    @Test
    void calicoLeavesWindowsItsAddresses() {
        var windows =
                new Member("n", Labels.of("kubernetes.io/os", "windows"), Labels.NONE, List.of());
        var ipam =
                Ipams.of(calico("a 10.0.0.0/28 29 vxlan", ""), List.of(windows), List.of(), FIRST);
        var start = give(ipam, "n");
        assertThat(start).isIn("10.0.0.3", "10.0.0.11");
        for (int i = 0; i < 3; i++) {
            give(ipam, "n");
        }
        assertThat(give(ipam, "n")).isEqualTo("CALICO_BLOCK_LIMIT");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    # the router and the health endpoint come first
                    10.0.0.0/8           | 24 | -          | 10.0.0.3, 10.0.0.4          | 10.0.1.3
                    10.0.0.0/23          | 24 | 10.0.0.9   | 10.0.0.3                    | 10.0.1.3
                    10.0.0.0/24          | 24 | -          | 10.0.0.3                    | CILIUM_POOL_EXHAUSTED
                    10.0.0.0/24,10.9.0.0/24 | 24 | -       | 10.0.0.3                    | 10.9.0.3
                    10.0.0.0/24          | 29 | -          | 10.0.0.3, 10.0.0.4, 10.0.0.5, 10.0.0.6, CILIUM_RANGE_FULL | 10.0.0.11
                    10.0.0.0/24,fd00::/96 | 24 | -         | 10.0.0.3+fd00::3            | CILIUM_POOL_EXHAUSTED+fd00::1:3
                    """)
    void ciliumHandsEachNodeANetwork(
            String pools, int mask, String taken, String first, String second) {
        var settings = new CiliumClusterPool(cidrs(pools), mask, 112, new TreeMap<>(), true);
        var ipam = Ipams.of(settings, List.of(NODE, OTHER), taken(taken, "n"), FIRST);
        assertThat(given(ipam, "n", first)).isEqualTo(first);
        if (!second.contains("+")) {
            assertThat(give(ipam, "o")).isEqualTo(second);
        }
    }

    @Test
    void ciliumKeepsWhatNodesHold() {
        var held = new TreeMap<String, List<Cidr>>();
        held.put("o", List.of(Cidr.parse("10.0.0.0/24")));
        var settings = new CiliumClusterPool(cidrs("10.0.0.0/8"), 24, 120, held, false);
        var noted =
                new Member(
                        "o",
                        Labels.NONE,
                        Labels.of("network.cilium.io/ipv4-cilium-host", "10.0.0.7"),
                        List.of());
        var ipam = Ipams.of(settings, List.of(NODE, noted), List.of(), FIRST);
        assertThat(ipam.claims())
                .hasToString(
                        "[Claim[node=n, use=POD_CIDR, network=10.0.1.0/24], Claim[node=n,"
                                + " use=ROUTER, network=10.0.1.1/32], Claim[node=o, use=POD_CIDR,"
                                + " network=10.0.0.0/24], Claim[node=o, use=ROUTER,"
                                + " network=10.0.0.7/32]]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    -                           | -           | -      | 10.0.0.99
                    ipam.cilium.io/ip-pool=big  | -           | -      | 10.8.0.1
                    ipam.cilium.io/ipv4-pool=big | -          | -      | 10.8.0.1
                    -                           | ipam.cilium.io/ip-pool=big | - | 10.8.0.1
                    ipam.cilium.io/ip-pool=none | -           | -      | CILIUM_UNKNOWN_POOL
                    ipam.cilium.io/ip-pool=six  | -           | -      | CILIUM_UNKNOWN_POOL
                    -                           | -           | app=db | 10.7.0.1
                    -                           | -           | app=db,app2=db | CILIUM_POOLS_MATCH
                    ipam.cilium.io/require-pool-match=true | - | -     | CILIUM_NO_MATCH
                    """)
    void ciliumChoosesThePool(String own, String namespaces, String labels, String expected) {
        var ipam = Ipams.of(multiPool(), List.of(NODE, OTHER), List.of(), FIRST);
        var grant =
                ipam.give(
                        new Applicant(
                                ResourceKey.core("Pod", "default", "p"),
                                "n",
                                labels(labels),
                                labels(own),
                                Labels.NONE,
                                labels(namespaces)));
        assertThat(text(grant)).isEqualTo(expected);
    }

    @Test
    void ciliumFetchesNetworksAsPodsNeedThem() {
        var ipam = Ipams.of(multiPool(), List.of(NODE), List.of(), FIRST);
        assertThat(networks(ipam)).isEqualTo("10.0.0.0/28, 10.0.0.96/28");
        for (int i = 0; i < 15; i++) {
            give(ipam, "n");
        }
        // 2 of its own and 15 are 17, and the next but one multiple of 8 is 32: three of 14
        assertThat(networks(ipam)).isEqualTo("10.0.0.0/28, 10.0.0.16/28, 10.0.0.96/28");
    }

    private static String networks(PodIpam ipam) {
        return ipam.claims().stream()
                .filter(it -> it.use() == PodIpam.Use.POD_CIDR)
                .map(it -> it.network().toString())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static CiliumMultiPool multiPool() {
        var pools = new TreeMap<String, Pool>();
        pools.put("default", new Pool(cidrs("10.0.0.0/24"), 28, 128, false, false, null, null));
        pools.put("big", new Pool(cidrs("10.8.0.0/16"), 24, 128, false, false, null, null));
        pools.put("six", new Pool(cidrs("fd00::/64"), 32, 96, false, false, null, null));
        pools.put(
                "db", new Pool(cidrs("10.7.0.0/24"), 28, 128, false, false, selector("app"), null));
        pools.put(
                "db2",
                new Pool(cidrs("10.6.0.0/24"), 28, 128, false, false, selector("app2"), null));
        var ahead = new TreeMap<String, Integer>();
        ahead.put("default", 8);
        return new CiliumMultiPool(
                pools,
                "default",
                ahead,
                List.of(new Held("n", "default", Cidr.parse("10.0.0.96/28"))),
                true);
    }

    private static LabelSelector selector(String key) {
        return new LabelSelector(Labels.of(key, "db").values(), List.of());
    }

    /// No address twice, all in a pool and none reserved, the same every time, and none refused
    /// while one is free.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void calicoGivesEveryAddressOnce(int seed) {
        var random = new Random(seed);
        var pools = new ArrayList<CalicoPool>();
        int count = 1 + random.nextInt(3);
        long capacity = 0;
        for (int i = 0; i < count; i++) {
            int length = 24 + random.nextInt(5);
            int block = Math.min(32, Math.max(26, length + random.nextInt(4)));
            boolean wraps = random.nextBoolean();
            pools.add(
                    pool(
                            "p"
                                    + i
                                    + " 10."
                                    + i
                                    + ".0.0/"
                                    + length
                                    + " "
                                    + block
                                    + (wraps ? " ipip" : "")));
            capacity += 1L << (32 - length);
        }
        int nodes = 1 + random.nextInt(5);
        var members =
                IntStream.range(0, nodes).mapToObj(i -> member("node-" + i, List.of())).toList();
        var settings = new Calico(pools, List.of(), List.of(), false, true, 10_000);
        var ipam = Ipams.of(settings, members, List.of(), FIRST);
        var again = Ipams.of(settings, members, List.of(), FIRST);
        var seen = new LinkedHashSet<String>();
        long tunnels = ipam.claims().stream().filter(it -> it.use() == PodIpam.Use.TUNNEL).count();
        for (long i = 0; i < capacity - tunnels; i++) {
            var node = "node-" + random.nextInt(nodes);
            var address = give(ipam, node);
            assertThat(seen.add(address)).as(address).isTrue();
            assertThat(pools)
                    .as(address)
                    .anyMatch(it -> it.network().contains(IpAddress.parse(address)));
            assertThat(give(again, node)).isEqualTo(address);
        }
        assertThat(give(ipam, "node-0")).isEqualTo("CALICO_EXHAUSTED");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void ciliumGivesEveryAddressOnce(int seed) {
        var random = new Random(seed);
        int length = 22 + random.nextInt(3);
        int mask = length + random.nextInt(5);
        int nodes = 1 << (mask - length);
        var settings =
                new CiliumClusterPool(
                        List.of(new Cidr(IpAddress.parse("10.64.0.0"), length)),
                        mask,
                        120,
                        new TreeMap<>(),
                        true);
        var members = IntStream.range(0, nodes).mapToObj(i -> member("m" + i, List.of())).toList();
        Draw draw = (text, bound) -> Math.floorMod(text.hashCode(), bound);
        var ipam = Ipams.of(settings, members, List.of(), draw);
        var seen = new LinkedHashSet<String>();
        ipam.claims().stream()
                .filter(it -> it.use() != PodIpam.Use.POD_CIDR)
                .forEach(it -> assertThat(seen.add(it.network().network().toString())).isTrue());
        for (int i = 0; i < nodes * ((1 << (32 - mask)) - 4); i++) {
            var address = give(ipam, "m" + i % nodes);
            assertThat(seen.add(address)).as(address).isTrue();
        }
        assertThat(give(ipam, "m0")).isEqualTo("CILIUM_RANGE_FULL");
    }

    private static Calico calico(@Nullable String pools, @Nullable String how) {
        var words = how == null || how.isEmpty() ? List.<String>of() : List.of(how.split(" "));
        var all =
                pools == null
                        ? List.<CalicoPool>of()
                        : List.of(pools.split(",")).stream().map(IpamsTest::pool).toList();
        return new Calico(
                all,
                words.contains("r") ? cidrs(words.get(1)) : List.of(),
                words.contains("other")
                        ? List.of(new Affinity(all.getFirst().network(), "o"))
                        : List.of(),
                words.contains("strict"),
                !words.contains("noclaims"),
                words.contains("max") ? Integer.parseInt(words.get(1)) : 0);
    }

    /// `name network blockSize [ipip|vxlan|off|lb|zone==x]`.
    private static CalicoPool pool(String text) {
        var words = List.of(text.split(" "));
        var how = words.size() > 3 ? words.get(3) : "";
        return new CalicoPool(
                words.getFirst(),
                Cidr.parse(words.get(1)),
                Integer.parseInt(words.get(2)),
                how.equals("ipip") ? Encapsulation.ALWAYS : Encapsulation.NEVER,
                how.equals("vxlan") ? Encapsulation.CROSS_SUBNET : Encapsulation.NEVER,
                true,
                how.equals("off"),
                how.startsWith("zone")
                        ? new CalicoSelector.Compared(
                                "zone",
                                CalicoSelector.Operator.EQUAL,
                                how.substring("zone==".length()))
                        : new CalicoSelector.All(),
                how.equals("lb") ? List.of("LoadBalancer") : List.of("Workload", "Tunnel"),
                !how.equals("manual"),
                true);
    }

    private static Member member(String name, List<Cidr> podCidrs) {
        return new Member(name, Labels.NONE, Labels.NONE, podCidrs);
    }

    private static List<Cidr> cidrs(String text) {
        return List.of(text.split(",")).stream().map(Cidr::parse).toList();
    }

    private static Labels labels(String text) {
        var labels = Labels.NONE;
        for (var pair : text == null ? List.<String>of() : List.of(text.split(","))) {
            labels =
                    labels.with(
                            pair.substring(0, pair.indexOf('=')),
                            pair.substring(pair.indexOf('=') + 1));
        }
        return labels;
    }

    /// `10.0.0.1!` is of a pod that has ended.
    private static List<Taken> taken(String text, String node) {
        return text == null
                ? List.of()
                : List.of(text.split(" ")).stream()
                        .map(
                                it ->
                                        new Taken(
                                                IpAddress.parse(it.replace("!", "")),
                                                node,
                                                it.endsWith("!")))
                        .toList();
    }

    private int pods;

    /// As many answers as expected.
    private String given(PodIpam ipam, String node, String expected) {
        return List.of(expected.split(", ")).stream()
                .map(_ -> give(ipam, node))
                .collect(Collectors.joining(", "));
    }

    private String give(PodIpam ipam, String node) {
        return text(
                ipam.give(
                        new Applicant(
                                ResourceKey.core("Pod", "default", "p" + pods++),
                                node,
                                Labels.NONE,
                                Labels.NONE,
                                Labels.NONE,
                                Labels.NONE)));
    }

    private static String text(PodIpam.Grant grant) {
        return grant.refusal() != null
                ? Objects.requireNonNull(grant.refusal()).code()
                : grant.addresses().stream()
                        .map(IpAddress::toString)
                        .collect(Collectors.joining("+"));
    }

    @Test
    void knowsFamiliesOfNetworks() {
        var settings =
                new CiliumClusterPool(
                        cidrs("10.0.0.0/8,10.9.0.0/16,fd00::/64"), 24, 120, new TreeMap<>(), true);
        assertThat(settings.networks().stream().map(Cidr::family))
                .containsExactly(IpFamily.V4, IpFamily.V6);
    }
}
