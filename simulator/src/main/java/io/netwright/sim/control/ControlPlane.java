package io.netwright.sim.control;

import io.netwright.model.lab.Lab;
import io.netwright.model.lab.LabSpec;
import io.netwright.model.resource.ConfigMap;
import io.netwright.model.resource.EndpointSlice;
import io.netwright.model.resource.Endpoints;
import io.netwright.model.resource.Inert;
import io.netwright.model.resource.Labels;
import io.netwright.model.resource.Namespace;
import io.netwright.model.resource.NetworkPolicy;
import io.netwright.model.resource.Pod;
import io.netwright.model.resource.Resource;
import io.netwright.model.topology.Topology;
import io.netwright.sim.ipam.IpamSettings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Runs the control plane: from what a lab declares to the cluster that follows from it.
public final class ControlPlane {
    /// The Kubernetes of a lab that names none.
    public static final String DEFAULT_VERSION = "1.37";

    private ControlPlane() {}

    /// The cluster of a lab; of its documents, those without errors.
    public static Cluster derive(Lab lab) {
        return derive(lab, lab.spec());
    }

    /// The cluster of a lab under another spec than its own.
    public static Cluster derive(Lab lab, LabSpec spec) {
        return derive(spec, lab.objects(), Places.in(lab));
    }

    /// The cluster of a lab, given that of an earlier one: the same, where what the control plane
    /// reads says the same, as when somebody types in a comment or an environment.
    public static Cluster derive(Lab lab, Lab earlier, Cluster cluster) {
        boolean same =
                cluster.findings().isEmpty() // which have places
                        && lab.spec().equals(earlier.spec())
                        && lab.objects().equals(earlier.objects());
        return same ? cluster : derive(lab);
    }

    /// The cluster of some objects that stand in no file.
    public static Cluster derive(LabSpec spec, List<Resource> resources) {
        return derive(spec, resources, Places.NAMES);
    }

    /// The cluster of the objects of a lab.
    ///
    /// @param resources in the order of the lab's files
    /// @param places where findings point to
    public static Cluster derive(LabSpec spec, List<Resource> resources, Places places) {
        var notes = new Notes(places);
        var kubeadm = KubeadmConfig.read(resources, notes);
        var all = new ArrayList<>(resources);
        all.addAll(CalicoEnvironment.pools(resources, kubeadm.podCidrs(), notes));
        return derive(kubeadm.under(spec, PluginSettings.weave(resources)), all, notes);
    }

    private static Cluster derive(LabSpec spec, List<Resource> resources, Notes notes) {
        var domain = spec.dnsDomain() == null ? "cluster.local" : spec.dnsDomain();
        var settings = Settings.read(spec, resources, notes);
        var networks = Networks.derive(settings.podCidrs(), spec.serviceCidrs(), resources, notes);
        var stated = settings.proxy(networks.pods(), notes);
        var proxy =
                spec.proxyMode() == null && CiliumConfig.replacesProxy(settings.cni(), resources)
                        ? stated.withMode("ebpf")
                        : stated;

        var all = new ArrayList<>(DefaultDns.missing(resources, networks, domain, notes));
        ApiService.missing(resources, networks).ifPresent(all::add);
        all.addAll(resources);
        var hosts = Nodes.derive(all, networks, notes);
        ApiService.slice(all, hosts, networks, notes).ifPresent(all::add);
        var nodes = hosts.stream().map(Host::node).toList();
        var namespaces = namespaces(all);
        var version = spec.version() == null ? DEFAULT_VERSION : spec.version();
        var ipam =
                IpamConfig.completed(settings.ipam(), settings.cni(), networks, resources, notes);
        var assigned = pods(all, hosts, namespaces, version, ipam, notes);
        var pods =
                assigned.pods().stream()
                        .map(Draft::toPod)
                        .sorted(Comparator.comparing(ClusterPod::key))
                        .toList();
        var services =
                LoadBalancers.assign(
                        ServiceAllocator.allocate(all, networks, notes), all, namespaces, notes);
        var slices =
                EndpointSlices.derive(
                        sorted(all, EndpointSlice.class),
                        sorted(all, Endpoints.class),
                        services,
                        networks,
                        hosts,
                        pods,
                        notes);
        worldly(spec, notes);
        return new Cluster(
                version,
                domain,
                networks.pods(),
                networks.services(),
                settings.cni(),
                ipam,
                assigned.claims(),
                proxy,
                namespaces,
                nodes,
                pods,
                services,
                slices,
                sorted(all, NetworkPolicy.class),
                sorted(all, ConfigMap.class),
                spec.topology() == null ? Topology.DEFAULT : spec.topology(),
                spec.external(),
                spec.listens(),
                all.stream().filter(Inert.class::isInstance).toList(),
                notes.assumptions(),
                notes.findings());
    }

    private static PodAddresses.Assigned pods(
            List<Resource> resources,
            List<Host> hosts,
            SortedMap<String, Labels> namespaces,
            String version,
            IpamSettings ipam,
            Notes notes) {
        var drafts = Workloads.pods(resources, hosts);
        long unplaced =
                drafts.stream()
                        .filter(it -> it.node() == null && !it.isOver() && !it.isPinned())
                        .count();
        if (unplaced > 0) {
            notes.assume(Assumed.SCHEDULING, pods(unplaced));
        }
        long silent =
                resources.stream()
                        .filter(
                                it ->
                                        it instanceof Pod pod
                                                && pod.status().equals(Pod.Status.UNSET))
                        .count();
        if (silent > 0) {
            notes.assume(Assumed.READINESS, pods(silent));
        }
        var assumed = hosts.stream().filter(it -> !it.node().declared()).toList();
        var fits = new HashMap<Labels, Boolean>(); // looked up, never walked
        long fitted = drafts.stream().filter(it -> isTakenToFit(it, assumed, fits)).count();
        if (fitted > 0) {
            notes.assume(Assumed.FIT, pods(fitted));
        }
        var placed = Scheduler.schedule(drafts, hosts, namespaces);
        var labelled =
                TopologyLabels.areCopied(version)
                        ? TopologyLabels.copy(drafts, placed, hosts)
                        : placed;
        return PodAddresses.assign(ipam, labelled, hosts, namespaces, resources, notes);
    }

    /// @param assumed the nodes that the lab does not declare
    /// @param known the answers for node selectors
    private static boolean isTakenToFit(Draft pod, List<Host> assumed, Map<Labels, Boolean> known) {
        if (assumed.isEmpty()) {
            return false;
        }
        if (pod.spec().placement().nodes() != null && !pod.isPinned()) {
            return true;
        }
        var wanted = pod.spec().nodeSelector();
        return !wanted.values().isEmpty()
                && known.computeIfAbsent(
                        wanted, _ -> assumed.stream().anyMatch(it -> lacks(it, wanted)));
    }

    private static boolean lacks(Host host, Labels wanted) {
        return !host.labels().containsAll(wanted.values());
    }

    private static String pods(long count) {
        return count == 1 ? "1 pod" : count + " pods";
    }

    /// What no manifest can say.
    private static void worldly(LabSpec spec, Notes notes) {
        if (spec.version() == null) {
            notes.assume(Assumed.VERSION, DEFAULT_VERSION);
        }
        if (spec.topology() == null) {
            notes.assume(Assumed.SEGMENT);
        }
        if (spec.listens().isEmpty()) {
            notes.assume(Assumed.LISTENS);
        }
        notes.assume(Assumed.REVERSE_PATH);
        notes.assume(Assumed.OUTSIDE);
    }

    private static SortedMap<String, Labels> namespaces(List<Resource> resources) {
        var namespaces = new TreeMap<String, Labels>();
        for (var resource : resources) {
            var name =
                    resource instanceof Namespace
                            ? resource.key().name()
                            : resource.key().namespace();
            if (name != null) {
                if (resource instanceof Namespace) {
                    var labels = resource.meta().labels();
                    namespaces.put(name, labels.with("kubernetes.io/metadata.name", name));
                } else if (!namespaces.containsKey(name)) {
                    namespaces.put(name, Labels.of("kubernetes.io/metadata.name", name));
                }
            }
        }
        return namespaces;
    }

    private static <T extends Resource> List<T> sorted(List<Resource> resources, Class<T> type) {
        return resources.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .sorted(Comparator.comparing(Resource::key))
                .toList();
    }
}
