package io.netwright.sim.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.model.lab.Lab;
import io.netwright.model.lab.LabSpec;
import io.netwright.model.lab.SourceText;
import io.netwright.model.net.IpAddress;
import io.netwright.model.resource.EndpointSlice;
import io.netwright.model.resource.Namespace;
import io.netwright.model.resource.Node;
import io.netwright.model.resource.ObjectMeta;
import io.netwright.model.resource.Placement;
import io.netwright.model.resource.Pod;
import io.netwright.model.resource.PodSpec;
import io.netwright.model.resource.Resource;
import io.netwright.model.resource.ResourceKey;
import io.netwright.model.resource.Service;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a real control plane answered for generated labs: `src/checks/controllers.sh` records it.
class ControllersTest {
    private static final LabSpec SPEC =
            Given.networks("10.244.0.0/16,fd00:10:244::/56", "10.96.0.0/16,fd00:10:96::/112");

    static Stream<String> labs() {
        return IntStream.rangeClosed(1, 20).mapToObj("%02d"::formatted);
    }

    /// Each pod is asked for twice: as a shadow, which a pod on every node wants to be apart from,
    /// so that the message counts the nodes that take it; and as itself.
    @ParameterizedTest
    @MethodSource("labs")
    void schedules(String lab) {
        var resources = new ArrayList<>(read(lab + ".base.yaml"));
        var answers = answers(lab, "scheduling");
        var expected = new ArrayList<String>();
        var actual = new ArrayList<String>();
        for (int i = 0; i < answers.size(); i += 2) {
            var probe = (Pod) read(lab + ".probes.yaml").get(i / 2);
            var shadow = shadow(probe);
            expected.add(answers.get(i));
            actual.add(shadow.key().name() + " | " + pending(resources, shadow));
            var answer = answers.get(i + 1).split(" \\| ", -1)[1];
            expected.add(answers.get(i + 1));
            if (answer.startsWith("0/")) {
                actual.add(probe.key().name() + " | " + pending(resources, probe));
            } else {
                var open = new ArrayList<>(resources);
                open.replaceAll(
                        it -> it.key().name().equals("block-" + answer) ? quiet((Pod) it) : it);
                actual.add(probe.key().name() + " | " + derived(open, shadow).node());
                resources.add(on(probe, answer));
            }
        }
        assertThat(actual).containsExactlyElementsOf(expected);
    }

    @ParameterizedTest
    @MethodSource("labs")
    void slices(String lab) {
        var resources = nodes(lab);
        resources.addAll(read(lab + ".observed.yaml"));
        var lines = new ArrayList<String>();
        var cluster = ControlPlane.derive(SPEC, resources);
        for (var slice : cluster.slices()) {
            if (isOurs(slice.key())) {
                render(slice, lines);
            }
        }
        var shared =
                cluster.services().stream()
                        .filter(it -> ZoneHints.isWanted(it.declared()))
                        .map(it -> it.key().path() + " ")
                        .toList();
        assertThat(counted(lines, shared))
                .containsExactlyInAnyOrderElementsOf(counted(answers(lab, "slices"), shared));
    }

    @ParameterizedTest
    @MethodSource("labs")
    void services(String lab) {
        var resources = nodes(lab);
        resources.addAll(read(lab + ".given.yaml"));
        var cluster = ControlPlane.derive(SPEC, resources);
        var lines =
                cluster.services().stream()
                        .filter(it -> isOurs(it.key()))
                        .map(ControllersTest::render)
                        .toList();
        assertThat(lines).containsExactlyInAnyOrderElementsOf(answers(lab, "services"));
    }

    @ParameterizedTest
    @MethodSource("labs")
    void identities(String lab) {
        var resources = nodes(lab);
        resources.addAll(read(lab + ".given.yaml"));
        var cluster = ControlPlane.derive(SPEC, resources);
        var lines =
                cluster.pods().stream()
                        .filter(it -> isOurs(it.key()) && !it.owner().equals(it.key()))
                        .map(ControllersTest::render)
                        .toList();
        assertThat(lines).containsExactlyInAnyOrderElementsOf(answers(lab, "pods"));
    }

    /// Which endpoint of a zone goes to another, and to which of two that lack as many, is chance
    /// in the real controller: of those Services only how many endpoints each zone gets is
    /// compared.
    private static List<String> counted(List<String> lines, List<String> shared) {
        var counted = new ArrayList<String>();
        var zones = new TreeMap<String, SortedMap<String, Integer>>();
        for (var line : lines) {
            int at = line.indexOf(" zones=");
            if (at > 0 && shared.stream().anyMatch(line::startsWith)) {
                counted.add(line.substring(0, at));
                zones.computeIfAbsent(line.split(" \\[", -1)[0], _ -> new TreeMap<>())
                        .merge(line.substring(at), 1, Integer::sum);
            } else {
                counted.add(line);
            }
        }
        zones.forEach(
                (service, counts) ->
                        counted.add(service + counts.values().stream().sorted().toList()));
        return counted;
    }

    private static boolean isOurs(ResourceKey key) {
        return "red".equals(key.namespace()) || "blue".equals(key.namespace());
    }

    private static String pending(List<Resource> resources, Pod pod) {
        return String.valueOf(derived(resources, pod).pending());
    }

    private static ClusterPod derived(List<Resource> resources, Pod pod) {
        var all = new ArrayList<>(resources);
        all.add(pod);
        return ControlPlane.derive(SPEC, all).pod(pod.key()).orElseThrow();
    }

    private static Pod shadow(Pod pod) {
        var name = pod.key().name() + "-shadow";
        var namespace = Objects.requireNonNull(pod.key().namespace());
        return new Pod(
                ResourceKey.core("Pod", namespace, name),
                ObjectMeta.of(namespace, name, pod.meta().labels().with("shadow", "yes")),
                pod.spec(),
                pod.status());
    }

    /// A pod that minds no other.
    private static Pod quiet(Pod pod) {
        var spec = pod.spec().placed(Placement.NONE, pod.spec().tolerations());
        return new Pod(pod.key(), pod.meta(), spec, pod.status());
    }

    private static Pod on(Pod pod, String node) {
        var spec = pod.spec();
        return new Pod(
                pod.key(),
                pod.meta(),
                new PodSpec(
                        node,
                        spec.nodeSelector(),
                        spec.hostNetwork(),
                        spec.hostname(),
                        spec.subdomain(),
                        spec.dnsPolicy(),
                        spec.dnsConfig(),
                        spec.initContainers(),
                        spec.containers(),
                        spec.tolerations(),
                        spec.placement(),
                        spec.hostAliases()),
                pod.status());
    }

    private static void render(EndpointSlice slice, List<String> lines) {
        var ports =
                slice.ports().stream()
                        .map(it -> it.name() + "/" + it.protocol() + "/" + it.port())
                        .sorted()
                        .toList();
        var labels = slice.meta().labels().values();
        var title =
                "%s/%s %s [%s]"
                        .formatted(
                                slice.key().namespace(),
                                labels.get(EndpointSlice.SERVICE_NAME),
                                slice.addressType().name().replace("IPV", "IPv"),
                                String.join(" ", ports));
        boolean headless = labels.containsKey("service.kubernetes.io/headless");
        lines.add(title + (headless ? " headless" : ""));
        for (var it : slice.endpoints()) {
            lines.add(
                    String.join(
                            " ",
                            title,
                            it.addresses().getFirst(),
                            "ready=" + flag(it.ready()),
                            "serving=" + flag(it.serving()),
                            "terminating=" + flag(it.terminating()),
                            "node=" + dash(it.nodeName()),
                            "zone=" + dash(it.zone()),
                            "hostname=" + dash(it.hostname()),
                            "pod=" + (it.pod() == null ? "-" : it.pod().name()),
                            "zones=" + String.join(",", it.hintZones()),
                            "nodes=" + String.join(",", it.hintNodes())));
        }
    }

    private static String render(ClusterService service) {
        var declared = service.declared();
        var own =
                declared.clusterIps() instanceof Service.ClusterIps.Declared(var addresses)
                        ? addresses
                        : List.<IpAddress>of();
        var ips = new ArrayList<String>();
        if (declared.isHeadless()) {
            ips.add("None");
        }
        for (var ip : service.clusterIps()) {
            var family = ip.family().name();
            ips.add(own.contains(ip) ? ip.toString() : "dynamic-IP" + family.replace('V', 'v'));
        }
        Map<Integer, String> taken = new LinkedHashMap<>();
        var line = new StringBuilder(service.key().path()).append(' ');
        line.append(ips.isEmpty() ? "-" : String.join(",", ips));
        for (var port : service.ports()) {
            var wanted = declared.ports().get(port.index()).nodePort();
            int number = port.nodePort();
            var word = "-";
            if (number != 0) {
                word = taken.get(number);
                if (word == null) {
                    boolean asked = wanted != null && wanted == number;
                    word = asked ? Integer.toString(number) : "dynamic-" + taken.size();
                }
                taken.put(number, word);
            }
            line.append(' ').append(port.name()).append(':').append(word);
        }
        return line + " health=" + (service.healthCheckNodePort() == 0 ? "no" : "yes");
    }

    private static String render(ClusterPod pod) {
        var labels = new ArrayList<String>();
        var name = pod.name();
        for (var label : pod.labels().values().entrySet()) {
            if (label.getKey().equals("pod-template-hash")) {
                name = name.replace(label.getValue(), "HASH");
                labels.add("pod-template-hash=HASH");
            } else if (!label.getKey().startsWith("topology.")) {
                labels.add(label.getKey() + "=" + label.getValue());
            }
        }
        var kind = pod.owner().kind();
        if (!kind.equals("StatefulSet")) {
            name = name.substring(0, name.length() - 5) + "*****";
        }
        var line =
                "%s/%s/%s %s hostname=%s subdomain=%s %s"
                        .formatted(
                                pod.namespace(),
                                kind,
                                pod.owner().name(),
                                name,
                                dash(pod.spec().hostname()),
                                dash(pod.spec().subdomain()),
                                String.join(",", labels));
        if (!kind.equals("DaemonSet")) {
            return line;
        }
        var bears =
                pod.spec().tolerations().stream()
                        .map(
                                it ->
                                        String.join(
                                                " ",
                                                dash(it.key()),
                                                dash(it.operator()),
                                                dash(it.value()),
                                                dash(it.effect())))
                        .sorted()
                        .toList();
        return line + " on=" + dash(pod.node()) + " bears=" + String.join(";", bears);
    }

    private static String flag(@Nullable Boolean value) {
        return value == null ? "-" : value ? "yes" : "no";
    }

    private static String dash(@Nullable String text) {
        return text == null ? "-" : text;
    }

    private static List<Resource> nodes(String lab) {
        var resources = new ArrayList<>(read(lab + ".base.yaml"));
        resources.removeIf(it -> !(it instanceof Node || it instanceof Namespace));
        return resources;
    }

    private static List<Resource> read(String file) {
        var lab = Lab.of(file, List.of(new SourceText(file, text(file))));
        assertThat(lab.hasErrors()).as("%s", lab.problems()).isFalse();
        return lab.resources();
    }

    private static List<String> answers(String lab, String part) {
        var lines = new ArrayList<String>();
        boolean inside = false;
        for (var line : text(lab + ".answers.txt").lines().toList()) {
            if (line.startsWith("# ")) {
                inside = line.equals("# " + part);
            } else if (inside) {
                lines.add(line);
            }
        }
        return lines;
    }

    /// From the folder `netwright.controllers` where a fresh recording is, else from the resources.
    private static String text(String file) {
        var folder = System.getProperty("netwright.controllers");
        try (var in =
                folder == null
                        ? ControllersTest.class.getResourceAsStream("/controllers/" + file)
                        : Files.newInputStream(Path.of(folder, file))) {
            return new String(
                    Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
