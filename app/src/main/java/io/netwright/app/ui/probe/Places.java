package io.netwright.app.ui.probe;

import io.netwright.app.ui.figures.Figure;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.model.net.Protocol;
import io.netwright.model.resource.ResourceKey;
import io.netwright.model.resource.Service;
import io.netwright.sim.control.Cluster;
import io.netwright.sim.control.ClusterPod;
import io.netwright.sim.control.ClusterService;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/// What a probe can start from and go to, in the words that it understands.
final class Places {
    private static final int NODES = 20; // of which node ports are offered; any can be typed

    private final Cluster cluster;
    private final List<Place> found = new ArrayList<>();

    private Places(Cluster cluster) {
        this.cluster = cluster;
    }

    /// Who can send.
    static List<Place> sources(Cluster cluster) {
        var places = new Places(cluster);
        places.pods();
        for (var node : cluster.nodes()) {
            places.add(
                    "node/" + node.name(),
                    "node  " + joined(node.addresses()),
                    Figure.NODE,
                    also(node.name(), node.addresses()),
                    node.key());
        }
        for (var host : cluster.external()) {
            places.add(
                    "external:" + host.name(),
                    "outside  " + joined(host.addresses()),
                    Figure.OUTSIDE,
                    also(host.name(), host.addresses()),
                    null);
        }
        places.workloads();
        return List.copyOf(places.found);
    }

    private void pods() {
        for (var pod : cluster.pods()) {
            if (pod.running()) {
                add(
                        pod.key().path(),
                        joined(pod.ips()) + "  on " + pod.node(),
                        Figure.POD,
                        also(pod.name(), pod.ips()),
                        pod.key());
            }
        }
    }

    private void workloads() {
        var running = new TreeMap<ResourceKey, Integer>();
        for (var pod : cluster.pods()) {
            if (pod.running() && !pod.source().kind().equals("Pod")) {
                running.merge(pod.source(), 1, Integer::sum);
            }
        }
        for (var entry : running.entrySet()) {
            var key = entry.getKey();
            var kind = key.kind().toLowerCase(Locale.ROOT);
            add(
                    key.namespace() + "/" + kind + "/" + key.name(),
                    "its first of %d pods".formatted(entry.getValue()),
                    Figure.WORKLOAD,
                    List.of(key.name()),
                    key);
        }
    }

    /// Where a probe can go.
    ///
    /// @param namespace of the sender, null for one that is no pod
    static List<Place> targets(Cluster cluster, Protocol protocol, @Nullable String namespace) {
        var places = new Places(cluster);
        boolean ports = protocol.hasPorts();
        var open = new ArrayList<ClusterService>();
        for (var service : cluster.services()) {
            if (service.key().namespace() != null) {
                open.add(service);
            }
        }
        if (namespace != null) {
            for (var service : open) {
                if (namespace.equals(service.key().namespace())) {
                    places.service(service, service.key().name(), protocol);
                }
            }
        }
        for (var service : open) {
            var name = service.key().name() + "." + service.key().namespace();
            places.service(service, name, protocol);
        }
        for (var service : open) {
            for (var address : service.clusterIps()) {
                places.service(service, bracketed(address, ports), protocol);
            }
            for (var address : service.vips()) {
                places.service(service, bracketed(address, ports), protocol);
            }
        }
        places.podTargets(protocol);
        places.nodePorts(protocol);
        places.outside(ports);
        for (var service : open) {
            var name = service.key().name() + "." + service.key().namespace();
            places.service(service, name + ".svc." + trimmed(cluster.dnsDomain()), protocol);
        }
        if (protocol == Protocol.TCP) {
            open.forEach(places::urls);
        }
        return List.copyOf(places.found);
    }

    private void service(ClusterService service, String host, Protocol protocol) {
        var name = service.key().name();
        if (!protocol.hasPorts()) {
            add(host, about(service, null), Figure.SERVICE, List.of(name), service.key());
            return;
        }
        for (var port : service.ports()) {
            if (port.protocol() == protocol) {
                add(
                        host + ":" + port.port(),
                        about(service, port),
                        Figure.SERVICE,
                        List.of(name, port.name()),
                        service.key());
            }
        }
    }

    private static String about(ClusterService service, ClusterService.@Nullable Port port) {
        var ips = joined(service.clusterIps());
        var external = service.declared().externalName();
        var where =
                external != null
                        ? "name for " + external
                        : service.declared().isHeadless() ? "headless" : ips;
        if (port == null) {
            return "service  " + where;
        }
        var shown = port.name().isEmpty() ? "" : "  " + port.name();
        var to = "  → " + port.target().text();
        return where + shown + (service.declared().type() == Service.Type.EXTERNAL_NAME ? "" : to);
    }

    private void podTargets(Protocol protocol) {
        for (var pod : cluster.pods()) {
            if (!pod.running() || pod.ips().isEmpty()) {
                continue;
            }
            if (!protocol.hasPorts()) {
                add(pod.key().path(), at(pod), Figure.POD, also(pod.name(), pod.ips()), pod.key());
                continue;
            }
            boolean any = false;
            for (var container : pod.spec().containers()) {
                for (var port : container.ports()) {
                    if (port.protocol() == protocol) {
                        any = true;
                        podPort(pod, port.containerPort());
                    }
                }
            }
            if (!any) {
                podPort(pod, 80);
            }
        }
    }

    private void podPort(ClusterPod pod, int port) {
        add(pod.key().path() + ":" + port, at(pod), Figure.POD, List.of(pod.name()), pod.key());
        for (var address : pod.ips()) {
            add(
                    bracketed(address, true) + ":" + port,
                    "pod " + pod.key().path(),
                    Figure.POD,
                    List.of(),
                    pod.key());
        }
    }

    private static String at(ClusterPod pod) {
        return joined(pod.ips()) + "  on " + pod.node();
    }

    private void nodePorts(Protocol protocol) {
        for (var node : cluster.nodes().stream().limit(NODES).toList()) {
            if (!protocol.hasPorts()) {
                add(
                        "node/" + node.name(),
                        "node  " + joined(node.addresses()),
                        Figure.NODE,
                        also(node.name(), node.addresses()),
                        node.key());
                continue;
            }
            for (var service : cluster.services()) {
                for (var port : service.ports()) {
                    if (port.nodePort() == 0 || port.protocol() != protocol) {
                        continue;
                    }
                    var about = "node port of " + service.key().path();
                    var name = service.key().name();
                    add(
                            "node/" + node.name() + ":" + port.nodePort(),
                            about,
                            Figure.NODE,
                            List.of(node.name(), name),
                            node.key());
                    for (var address : node.addresses()) {
                        add(
                                bracketed(address, true) + ":" + port.nodePort(),
                                about + " on " + node.name(),
                                Figure.NODE,
                                List.of(node.name(), name),
                                node.key());
                    }
                }
            }
        }
    }

    private void outside(boolean ports) {
        for (var host : cluster.external()) {
            var about = "outside  " + joined(host.addresses());
            var end = ports ? ":443" : "";
            var also = also(host.name(), host.addresses());
            add("external:" + host.name() + end, about, Figure.OUTSIDE, also, null);
            for (var name : host.names()) {
                add(name + end, about, Figure.OUTSIDE, also, null);
            }
            for (var address : host.addresses()) {
                var text = bracketed(address, ports) + end;
                add(text, "outside host " + host.name(), Figure.OUTSIDE, List.of(), null);
            }
        }
    }

    private void urls(ClusterService service) {
        var host = service.key().name() + "." + service.key().namespace();
        for (var port : service.ports()) {
            boolean secure = port.port() == 443 || port.name().startsWith("https");
            boolean plain = port.port() == 80 || port.name().startsWith("http");
            if (port.protocol() == Protocol.TCP && (secure || plain)) {
                var scheme = secure ? "https" : "http";
                var usual = port.port() == (secure ? 443 : 80) ? "" : ":" + port.port();
                add(
                        scheme + "://" + host + usual + "/",
                        about(service, port),
                        Figure.SERVICE,
                        List.of(service.key().name()),
                        service.key());
            }
        }
    }

    private void add(
            String text,
            String detail,
            Figure figure,
            List<String> also,
            @Nullable ResourceKey key) {
        found.add(new Place(text, detail, figure, also, key));
    }

    static List<String> also(String name, List<IpAddress> addresses) {
        var words = new ArrayList<String>();
        words.add(name);
        addresses.forEach(it -> words.add(it.toString()));
        return words;
    }

    static String joined(List<IpAddress> addresses) {
        return String.join(", ", addresses.stream().map(IpAddress::toString).toList());
    }

    private static String bracketed(IpAddress address, boolean ports) {
        return ports && address.family() == IpFamily.V6 ? "[" + address + "]" : "" + address;
    }

    private static String trimmed(String domain) {
        return domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
    }
}
