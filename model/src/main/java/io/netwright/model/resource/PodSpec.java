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
        Placement placement,
        List<HostAlias> hostAliases) {
    public PodSpec {
        hostAliases = List.copyOf(hostAliases);
        initContainers = List.copyOf(initContainers);
        containers = List.copyOf(containers);
        tolerations = List.copyOf(tolerations);
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
                placement,
                hostAliases);
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
                other,
                hostAliases);
    }

    /// A container; `restartPolicy` is `Always` for a sidecar among the init containers.
    ///
    /// @param image null where unset
    /// @param probes what the kubelet asks it
    public record Container(
            String name,
            @Nullable String image,
            List<ContainerPort> ports,
            @Nullable String restartPolicy,
            List<Probe> probes) {
        public Container {
            ports = List.copyOf(ports);
            probes = List.copyOf(probes);
        }

        /// A container that nothing asks.
        public Container(
                String name,
                @Nullable String image,
                List<ContainerPort> ports,
                @Nullable String restartPolicy) {
            this(name, image, ports, restartPolicy, List.of());
        }
    }

    /// A question of the kubelet, from the node to the pod. Times in seconds.
    ///
    /// @param failures how many in a row count, 3 where unset
    public record Probe(
            Purpose purpose, Question question, int delay, int period, int timeout, int failures) {}

    /// What an answer decides.
    public enum Purpose {
        LIVENESS,
        READINESS,
        STARTUP
    }

    /// How a probe asks.
    public sealed interface Question {
        /// By a request, which a status from 200 to 399 answers.
        ///
        /// @param host null for the pod's address
        /// @param https is it asked with TLS, its certificate not looked at?
        record Http(PortRef port, @Nullable String host, String path, boolean https)
                implements Question {}

        /// By a connection.
        ///
        /// @param host null for the pod's address
        record Tcp(PortRef port, @Nullable String host) implements Question {}

        record Grpc(int port, @Nullable String service) implements Question {}

        /// A command in the container, which no packet tells of.
        record Exec() implements Question {}
    }

    /// A line of `/etc/hosts`.
    public record HostAlias(IpAddress ip, List<String> names) {
        public HostAlias {
            names = List.copyOf(names);
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
