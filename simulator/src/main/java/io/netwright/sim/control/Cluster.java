package io.netwright.sim.control;

import io.netwright.model.diag.Diagnostic;
import io.netwright.model.lab.LabSpec;
import io.netwright.model.net.Cidr;
import io.netwright.model.resource.ConfigMap;
import io.netwright.model.resource.EndpointSlice;
import io.netwright.model.resource.Labels;
import io.netwright.model.resource.NetworkPolicy;
import io.netwright.model.resource.Resource;
import io.netwright.model.resource.ResourceKey;
import io.netwright.model.topology.ExternalHost;
import io.netwright.model.topology.Topology;
import io.netwright.sim.ipam.IpamSettings;
import io.netwright.sim.ipam.PodIpam.Claim;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Everything that agents program tables from. Lists are in a fixed order: nodes as declared, pods,
/// services, slices and policies by namespace and name.
///
/// @param version of Kubernetes, such as `1.37`
/// @param ipam where pods' addresses come from
/// @param claims networks and addresses that nodes hold beside those of pods
/// @param namespaces the labels of every namespace that is used, `kubernetes.io/metadata.name`
///   included
/// @param slices declared ones, and derived ones for the Services that have none
/// @param configMaps CoreDNS's and kube-proxy's among them
/// @param unmodelled objects that are kept and have no effect
/// @param findings what does not fit together, such as a declared cluster IP out of range
public record Cluster(
        String version,
        String dnsDomain,
        List<Cidr> podCidrs,
        List<Cidr> serviceCidrs,
        CniSettings cni,
        IpamSettings ipam,
        List<Claim> claims,
        ProxySettings proxy,
        SortedMap<String, Labels> namespaces,
        List<ClusterNode> nodes,
        List<ClusterPod> pods,
        List<ClusterService> services,
        List<EndpointSlice> slices,
        List<NetworkPolicy> policies,
        List<ConfigMap> configMaps,
        Topology topology,
        List<ExternalHost> external,
        List<LabSpec.Listen> listens,
        List<Resource> unmodelled,
        List<Assumption> assumptions,
        List<Diagnostic> findings) {
    public Cluster {
        podCidrs = List.copyOf(podCidrs);
        serviceCidrs = List.copyOf(serviceCidrs);
        claims = List.copyOf(claims);
        namespaces = Collections.unmodifiableSortedMap(new TreeMap<>(namespaces));
        nodes = List.copyOf(nodes);
        pods = List.copyOf(pods);
        services = List.copyOf(services);
        slices = List.copyOf(slices);
        policies = List.copyOf(policies);
        configMaps = List.copyOf(configMaps);
        external = List.copyOf(external);
        listens = List.copyOf(listens);
        unmodelled = List.copyOf(unmodelled);
        assumptions = List.copyOf(assumptions);
        findings = List.copyOf(findings);
    }

    public Optional<ClusterNode> node(String name) {
        return nodes.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    public Optional<ClusterPod> pod(ResourceKey key) {
        return pods.stream().filter(it -> it.key().equals(key)).findFirst();
    }

    public Optional<ClusterService> service(String namespace, String name) {
        return services.stream()
                .filter(it -> it.key().equals(ResourceKey.core("Service", namespace, name)))
                .findFirst();
    }

    /// The labels of a namespace, its own name's label where nothing more is known.
    public Labels namespaceLabels(String namespace) {
        var known = namespaces.get(namespace);
        return known != null ? known : Labels.of("kubernetes.io/metadata.name", namespace);
    }
}
