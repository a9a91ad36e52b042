package io.netwright.sim.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.model.lab.Lab;
import io.netwright.model.lab.LabSpec;
import io.netwright.model.lab.SourceText;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.model.net.Protocol;
import io.netwright.model.resource.EndpointSlice;
import io.netwright.model.resource.Labels;
import io.netwright.model.resource.Node;
import io.netwright.model.resource.ObjectMeta;
import io.netwright.model.resource.ObjectMeta.OwnerReference;
import io.netwright.model.resource.Pod;
import io.netwright.model.resource.PortRef;
import io.netwright.model.resource.Resource;
import io.netwright.model.resource.ResourceKey;
import io.netwright.model.resource.Service;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

class ControlPlaneTest {
    private static final PortRef HTTP = new PortRef.Named("http");
    private static final Resource RED =
            Given.node("red", false, Labels.of("disk", "ssd"), "10.0.0.1", "10.244.7.0/24");
    private static final Resource BLUE =
            Given.node("blue", true, Labels.NONE, "10.0.0.2", "10.244.8.0/24");

    @Test
    void spreadsAWorkloadOverAssumedNodes() {
        var cluster = Given.cluster(Given.deployment("web", 4, Given.SPEC));
        assertThat(own(cluster).stream().map(ClusterPod::node).sorted())
                .containsExactly("node-1", "node-2", "node-3", "node-3");
        assertThat(own(cluster)).allMatch(it -> it.name().matches("web-[b-z2-9]{10}-[b-z2-9]{5}"));
        assertThat(codes(cluster)).contains("NW-A001", "NW-A003", "NW-A006", "NW-A016");
    }

    @Test
    void suppliesKubeadmsNameServer() {
        var cluster = Given.cluster();
        assertThat(cluster.pods())
                .hasSize(2)
                .allMatch(it -> it.labels().has("k8s-app", "kube-dns"));
        assertThat(cluster.service("kube-system", "kube-dns").orElseThrow().clusterIps())
                .containsExactly(IpAddress.parse("10.96.0.10"));
        assertThat(cluster.configMaps().getFirst().data().get("Corefile"))
                .contains("kubernetes cluster.local in-addr.arpa ip6.arpa {");
    }

    /// @param nodes by name, those of the control plane with a star
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-,            10.96.0.0/12, 10.96.0.1,  192.168.50.11",
                "red* blue,    10.0.0.0/24,  10.0.0.1,   192.168.50.11",
                "red blue*,    10.0.0.0/24,  10.0.0.1,   192.168.50.12",
                "red* a blue*, fd00::/112,   fd00::1,    fd00:192:168:50::11 fd00:192:168:50::13",
            })
    void suppliesTheServiceOfTheApiServer(
            String nodes, String range, String address, String servers) {
        var resources = new ArrayList<Resource>();
        for (var name : nodes == null ? List.<String>of() : List.of(nodes.split(" "))) {
            var role = Labels.of("node-role.kubernetes.io/control-plane", "");
            var bare = name.replace("*", "");
            resources.add(
                    new Node(
                            ResourceKey.node(bare),
                            ObjectMeta.of(null, bare, name.equals(bare) ? Labels.NONE : role),
                            List.of(),
                            false,
                            List.of(),
                            List.of(),
                            List.of(),
                            null,
                            null,
                            new TreeMap<>()));
        }
        var pods = range.contains(":") ? "fd00:1::/56" : "10.244.0.0/16";
        var cluster = ControlPlane.derive(Given.networks(pods, range), resources);
        var service = cluster.service("default", "kubernetes").orElseThrow();
        assertThat(service.clusterIps()).containsExactly(IpAddress.parse(address));
        assertThat(codes(cluster)).contains("NW-A043");
        var slice =
                cluster.slices().stream()
                        .filter(it -> it.key().name().equals("kubernetes"))
                        .findFirst()
                        .orElseThrow();
        assertThat(slice.ports().getFirst().port()).isEqualTo(6443);
        assertThat(slice.endpoints().stream().map(it -> it.addresses().getFirst()))
                .containsExactly(servers.split(" "));
    }

    @Test
    void keepsAddressesWhenAPodIsAdded() {
        var web = Given.deployment("web", 3, Given.SPEC);
        var before = Given.cluster(web);
        var after = Given.cluster(web, Given.pod("a", Given.SPEC, Pod.Status.UNSET));
        assertThat(after.pods()).containsAll(before.pods());
    }

    @Test
    void makesNoPodsBesideThoseOfTheLab() {
        var owner = new OwnerReference("apps/v1", "ReplicaSet", "web-6d4cf56db6", true);
        var pod =
                Given.pod(
                        "web-6d4cf56db6-x",
                        Labels.of("app", "web"),
                        Given.SPEC,
                        Pod.Status.UNSET,
                        List.of(owner));
        var cluster = Given.cluster(Given.deployment("web", 3, Given.SPEC), pod);
        assertThat(own(cluster))
                .singleElement()
                .extracting(ClusterPod::owner)
                .isEqualTo(new ResourceKey("apps", "ReplicaSet", "default", "web-6d4cf56db6"));
    }

    @Test
    void placesWhereLabelsAndCordonsAllow() {
        var cluster =
                Given.cluster(
                        BLUE,
                        RED,
                        Given.pod(
                                "ssd",
                                Given.spec(null, Labels.of("disk", "ssd")),
                                Pod.Status.UNSET),
                        Given.pod(
                                "nvme",
                                Given.spec(null, Labels.of("disk", "nvme")),
                                Pod.Status.UNSET),
                        Given.pod("forced", Given.spec("blue", Labels.NONE), Pod.Status.UNSET));
        assertThat(pod(cluster, "ssd").node()).isEqualTo("red");
        assertThat(pod(cluster, "forced").ips()).containsExactly(IpAddress.parse("10.244.8.2"));
        var pending = pod(cluster, "nvme");
        assertThat(pending.running()).isFalse();
        assertThat(pending.pending())
                .hasToString(
                        "0/2 nodes are available: 1 node(s) didn't match Pod's node"
                                + " affinity/selector, 1 node(s) were unschedulable.");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "Running,   true,  10.244.9.9, true,  true",
                "Running,   false, 10.244.9.9, true,  false",
                "Pending,   -,     10.244.9.9, true,  false",
                "Pending,   -,     -,          false, false",
                "Succeeded, -,     10.244.9.9, false, false",
                "Failed,    true,  -,          false, false",
                "-,         -,     -,          true,  true",
            })
    void believesAStatus(String phase, Boolean ready, String ip, boolean runs, boolean isReady) {
        var status = ip == null ? Given.status(phase, ready) : Given.status(phase, ready, ip);
        var pod = pod(Given.cluster(Given.pod("a", Given.spec("n", Labels.NONE), status)), "a");
        assertThat(List.of(pod.running(), pod.ready())).containsExactly(runs, isReady);
        if (ip != null) {
            assertThat(pod.ips()).containsExactly(IpAddress.parse(ip));
        }
    }

    @Test
    void takesANodesPodNetworkFromItsPods() {
        var status = Given.status("Running", true, "10.244.9.9");
        var cluster =
                Given.cluster(
                        Given.pod("a", Given.spec("n", Labels.NONE), status),
                        Given.pod("b", Given.spec("n", Labels.NONE), Pod.Status.UNSET));
        assertThat(cluster.nodes().getFirst().podCidrs()).hasToString("[10.244.9.0/24]");
        assertThat(codes(cluster)).contains("NW-A008", "NW-A011").doesNotContain("NW-A003");
    }

    @Test
    void allocatesAboveTheBandsForDeclaredOnes() {
        var services = new ArrayList<Resource>();
        for (int i = 0; i < 200; i++) {
            services.add(Given.service("s" + i, Service.Type.NODE_PORT, HTTP, null));
        }
        var cluster = ControlPlane.derive(Given.networks("10.244.0.0/16", "10.9.0.0/23"), services);
        var range = cluster.serviceCidrs().getFirst();
        assertThat(cluster.services().stream().map(it -> it.clusterIp(IpFamily.V4)))
                .doesNotHaveDuplicates()
                .filteredOn(it -> !it.equals(IpAddress.parse("10.9.0.10")))
                .filteredOn(it -> !it.equals(IpAddress.parse("10.9.0.1")))
                .allMatch(
                        it ->
                                range.contains(it)
                                        && it.compareTo(IpAddress.parse("10.9.0.32")) > 0
                                        && !it.equals(range.last()));
        assertThat(
                        cluster.services().stream()
                                .flatMap(it -> it.ports().stream())
                                .map(ClusterService.Port::nodePort)
                                .filter(it -> it != 0))
                .hasSize(200)
                .doesNotHaveDuplicates()
                .allMatch(it -> it >= 30086 && it <= 32767);
        services.removeFirst();
        var without = ControlPlane.derive(Given.networks("10.244.0.0/16", "10.9.0.0/23"), services);
        long kept = without.services().stream().filter(cluster.services()::contains).count();
        assertThat(kept).isGreaterThan(190);
    }

    /// As a real API server does, but that .1 and .10 stay free for `kubernetes` and `kube-dns`.
    @ParameterizedTest
    @CsvSource({
        "10.9.0.0/26,   46, 10.9.0.17, 10.9.0.62, 60",
        "10.9.0.0/28,   12, 10.9.0.2,  10.9.0.14, 12",
        "fd00:9::/122,  47, fd00:9::11, fd00:9::3f, 61",
    })
    void givesOutARange(String range, int dynamic, IpAddress from, IpAddress to, int all) {
        var services = new ArrayList<Resource>();
        for (int i = 0; i < 70; i++) {
            services.add(Given.service("s%02d".formatted(i), Service.Type.CLUSTER_IP, HTTP, null));
        }
        var pods = range.contains(":") ? "fd00:10:244::/56" : "10.244.0.0/16";
        var given = new ArrayList<IpAddress>();
        for (var service : ControlPlane.derive(Given.networks(pods, range), services).services()) {
            if (service.key().name().startsWith("s")) {
                given.addAll(service.clusterIps());
            }
        }
        assertThat(given).doesNotHaveDuplicates().hasSize(all);
        assertThat(given.subList(0, dynamic))
                .allMatch(it -> it.compareTo(from) >= 0 && it.compareTo(to) <= 0);
        if (dynamic < all) {
            assertThat(given.subList(dynamic, all)).allMatch(it -> it.compareTo(from) < 0);
        }
    }

    @Test
    void takesRangesFromServiceCidrs() {
        var text =
                """
                {kind: ServiceCIDR, apiVersion: networking.k8s.io/v1, metadata: {name: kubernetes}, spec: {cidrs: [10.50.0.0/16]}}
                ---
                {kind: ServiceCIDR, apiVersion: networking.k8s.io/v1, metadata: {name: more}, spec: {cidrs: [10.60.0.0/24]}}
                ---
                {kind: Service, apiVersion: v1, metadata: {name: a}, spec: {clusterIP: 10.60.0.9, ports: [{port: 80}]}}
                ---
                {kind: Service, apiVersion: v1, metadata: {name: b}, spec: {clusterIP: 10.70.0.9, ports: [{port: 80}]}}
                """;
        var cluster = ControlPlane.derive(Lab.of("lab", List.of(new SourceText("lab.yaml", text))));
        assertThat(cluster.serviceCidrs()).hasToString("[10.50.0.0/16, 10.60.0.0/24]");
        assertThat(cluster.findings())
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.message().code()).isEqualTo("NW0402");
                            assertThat(it.hint())
                                    .hasToString("the range is 10.50.0.0/16 and 10.60.0.0/24");
                        });
    }

    @Test
    void sharesANodePortBetweenProtocolsOfAPort() {
        var ports =
                List.of(
                        new Service.ServicePort("u", Protocol.UDP, 53, null, null),
                        new Service.ServicePort("t", Protocol.TCP, 53, null, null));
        var service =
                Given.service(
                        "dns",
                        Service.Type.NODE_PORT,
                        new Service.ClusterIps.Unset(),
                        List.of(),
                        null,
                        ports);
        var allocated = Given.cluster(service).service("default", "dns").orElseThrow().ports();
        assertThat(allocated.getFirst().nodePort()).isEqualTo(allocated.getLast().nodePort());
        assertThat(allocated.getFirst().target()).isEqualTo(new PortRef.Numbered(53));
    }

    @Test
    void findsWhatTwoServicesClaim() {
        var ips = new Service.ClusterIps.Declared(List.of(IpAddress.parse("10.96.7.7")));
        var port = List.of(new Service.ServicePort(null, Protocol.TCP, 80, null, 30123));
        var cluster =
                Given.cluster(
                        Given.service("a", Service.Type.NODE_PORT, ips, List.of(), null, port),
                        Given.service("b", Service.Type.NODE_PORT, ips, List.of(), null, port),
                        Given.service("c", Service.Type.NODE_PORT, HTTP, 99));
        assertThat(cluster.findings().stream().map(it -> it.message().text()))
                .containsExactly(
                        "cluster IP 10.96.7.7 of Service default/b is taken by Service default/a",
                        "node port 30123 of Service default/b is taken by Service default/a",
                        "node port 99 of Service default/c is not in the range of node ports");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "10.244.0.0/16,                   PREFER_DUAL_STACK,  -,     V4",
                "'10.244.0.0/16,fd00:10:244::/56', -,                 -,     V4",
                "'10.244.0.0/16,fd00:10:244::/56', SINGLE_STACK,      V6,    V6",
                "'10.244.0.0/16,fd00:10:244::/56', PREFER_DUAL_STACK, -,     V4 V6",
                "'fd00:10:244::/56,10.244.0.0/16', PREFER_DUAL_STACK, -,     V6 V4",
                "'10.244.0.0/16,fd00:10:244::/56', REQUIRE_DUAL_STACK, V6,   V6 V4",
            })
    void givesAnAddressOfEachFamily(
            String pods, Service.FamilyPolicy policy, IpFamily declared, String families) {
        var spec =
                new LabSpec(
                        null,
                        Given.networks(pods, "10.96.0.0/16").podCidrs(),
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        List.of());
        var service =
                Given.service(
                        "web",
                        Service.Type.CLUSTER_IP,
                        new Service.ClusterIps.Unset(),
                        declared == null ? List.of() : List.of(declared),
                        policy,
                        List.of(new Service.ServicePort(null, Protocol.TCP, 80, null, null)));
        var web =
                ControlPlane.derive(
                        spec, List.of(service, Given.pod("web", Given.SPEC, Pod.Status.UNSET)));
        assertThat(
                        web.service("default", "web").orElseThrow().clusterIps().stream()
                                .map(it -> it.family().name()))
                .containsExactly(families.split(" "));
        assertThat(slices(web).stream().map(it -> it.addressType().name().replace("IP", "")))
                .containsExactlyInAnyOrder(families.split(" "));
    }

    @Test
    void groupsEndpointsByThePortsOfTheirPods() {
        var eighty = Given.spec("n", Labels.NONE, Given.port("http", 8080));
        var ninety = Given.spec("n", Labels.NONE, Given.port("http", 9090));
        var labels = Labels.of("app", "web");
        var cluster =
                Given.cluster(
                        Given.service("web", Service.Type.CLUSTER_IP, HTTP, null),
                        Given.pod("a", labels, eighty, Pod.Status.UNSET, List.of()),
                        Given.pod("b", labels, ninety, Pod.Status.UNSET, List.of()),
                        Given.pod("c", labels, eighty, Given.status("Running", false), List.of()),
                        Given.pod("d", labels, Given.SPEC, Pod.Status.UNSET, List.of()));
        assertThat(slices(cluster).stream().map(ControlPlaneTest::render))
                .containsExactlyInAnyOrder("[8080] a+ c-", "[9090] b+", "[] d+");
    }

    @Test
    void leavesAPlaceholderWithoutPods() {
        var cluster = Given.cluster(Given.service("web", Service.Type.CLUSTER_IP, HTTP, null));
        assertThat(slices(cluster).stream().map(ControlPlaneTest::render)).containsExactly("[] ");
    }

    private static String render(EndpointSlice slice) {
        var pods =
                slice.endpoints().stream()
                        .map(
                                it ->
                                        (it.pod() == null ? "" : it.pod().name())
                                                + (it.isReady() ? "+" : "-"))
                        .toList();
        return slice.ports().stream().map(EndpointSlice.Port::port).toList()
                + " "
                + String.join(" ", pods);
    }

    private static List<EndpointSlice> slices(Cluster cluster) {
        return cluster.slices().stream()
                .filter(it -> it.meta().labels().has(EndpointSlice.SERVICE_NAME, "web"))
                .toList();
    }

    private static List<ClusterPod> own(Cluster cluster) {
        return cluster.pods().stream().filter(it -> it.namespace().equals("default")).toList();
    }

    private static ClusterPod pod(Cluster cluster, String name) {
        return cluster.pod(ResourceKey.core("Pod", "default", name)).orElseThrow();
    }

    private static List<String> codes(Cluster cluster) {
        return cluster.assumptions().stream().map(it -> it.message().code()).toList();
    }
}
