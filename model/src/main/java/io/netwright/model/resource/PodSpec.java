package io.netwright.model.resource;

import io.netwright.model.net.IpAddress;
import io.netwright.model.net.Protocol;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The part of a pod's specification that concerns networks, of a pod or a workload's template.
///
/// @param dnsPolicy null where unset, which means `ClusterFirst`
public record PodSpec(
        @Nullable String nodeName,
        Labels nodeSelector,
        boolean hostNetwork,
        @Nullable String hostname,
        @Nullable String subdomain,
        @Nullable String dnsPolicy,
        @Nullable DnsConfig dnsConfig,
        List<Container> initContainers,
        List<Container> containers,
        List<Toleration> tolerations,
        Placement placement) {
    public PodSpec {
        initContainers = List.copyOf(initContainers);
        containers = List.copyOf(containers);
        tolerations = List.copyOf(tolerations);
    }

    /// A spec that leaves its place to node selector and tolerations.
    public PodSpec(
            @Nullable String nodeName,
            Labels nodeSelector,
            boolean hostNetwork,
            @Nullable String hostname,
            @Nullable String subdomain,
            @Nullable String dnsPolicy,
            @Nullable DnsConfig dnsConfig,
            List<Container> initContainers,
            List<Container> containers,
            List<Toleration> tolerations) {
        this(
                nodeName,
                nodeSelector,
                hostNetwork,
                hostname,
                subdomain,
                dnsPolicy,
                dnsConfig,
                initContainers,
                containers,
                tolerations,
                Placement.NONE);
    }

    /// This, under a name of its own, as a StatefulSet names its pods.
    public PodSpec named(@Nullable String host, @Nullable String domain) {
        return new PodSpec(
                nodeName,
                nodeSelector,
                hostNetwork,
                host,
                domain,
                dnsPolicy,
                dnsConfig,
                initContainers,
                containers,
                tolerations,
                placement);
    }

    /// This, with other wishes for its node.
    public PodSpec placed(Placement other, List<Toleration> tolerated) {
        return new PodSpec(
                nodeName,
                nodeSelector,
                hostNetwork,
                hostname,
                subdomain,
                dnsPolicy,
                dnsConfig,
                initContainers,
                containers,
                tolerated,
                other);
    }

    /// A container; `restartPolicy` is `Always` for a sidecar among the init containers.
    ///
    /// @param image null where unset
    public record Container(
            String name,
            @Nullable String image,
            List<ContainerPort> ports,
            @Nullable String restartPolicy) {
        public Container {
            ports = List.copyOf(ports);
        }
    }

    /// A declared port: informational, except that names resolve to it and `hostPort` binds.
    public record ContainerPort(
            @Nullable String name,
            int containerPort,
            Protocol protocol,
            @Nullable Integer hostPort,
            @Nullable IpAddress hostIp) {}

    /// `dnsConfig`; an option without a value has null.
    public record DnsConfig(
            List<IpAddress> nameservers, List<String> searches, List<Option> options) {
        public DnsConfig {
            nameservers = List.copyOf(nameservers);
            searches = List.copyOf(searches);
            options = List.copyOf(options);
        }

        /// One resolver option, such as `ndots` with the value `2`.
        public record Option(String name, @Nullable String value) {}
    }

    /// A toleration; every part may be unset.
    public record Toleration(
            @Nullable String key,
            @Nullable String operator,
            @Nullable String value,
            @Nullable String effect) {}
}
