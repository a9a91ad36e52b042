package io.netwright.model.resource;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.model.net.Protocol;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The part of a `v1` Service that steers packets; the text keeps the rest.
///
/// @param selector null where unset: then nothing makes endpoint slices (R5.1)
/// @param families `spec.ipFamilies`, empty where unset
/// @param familyPolicy null where unset, which means `SingleStack`
/// @param allocatesNodePorts false for `allocateLoadBalancerNodePorts: false`
/// @param loadBalancerIp as given: what reads it decides what it takes
/// @param affinity the `ClientIP` time-out in seconds, 1 to 86400; null without affinity
public record Service(
        ResourceKey key,
        ObjectMeta meta,
        Type type,
        ClusterIps clusterIps,
        List<IpFamily> families,
        @Nullable FamilyPolicy familyPolicy,
        List<ServicePort> ports,
        @Nullable SortedMap<String, String> selector,
        List<IpAddress> externalIps,
        @Nullable String externalName,
        TrafficPolicy internalTrafficPolicy,
        TrafficPolicy externalTrafficPolicy,
        @Nullable Integer affinity,
        boolean publishNotReadyAddresses,
        @Nullable Integer healthCheckNodePort,
        List<Cidr> sourceRanges,
        @Nullable String trafficDistribution,
        List<LoadBalancerIngress> loadBalancer,
        boolean allocatesNodePorts,
        @Nullable String loadBalancerIp,
        @Nullable String loadBalancerClass)
        implements Resource {
    public Service {
        families = List.copyOf(families);
        ports = List.copyOf(ports);
        selector =
                selector == null
                        ? null
                        : Collections.unmodifiableSortedMap(new TreeMap<>(selector));
        externalIps = List.copyOf(externalIps);
        sourceRanges = List.copyOf(sourceRanges);
        loadBalancer = List.copyOf(loadBalancer);
    }

    /// `spec.type`; unset means `ClusterIP`.
    public enum Type {
        CLUSTER_IP("ClusterIP"),
        NODE_PORT("NodePort"),
        LOAD_BALANCER("LoadBalancer"),
        EXTERNAL_NAME("ExternalName");

        private final String text;

        Type(String text) {
            this.text = text;
        }

        /// As manifests write it.
        public String text() {
            return text;
        }
    }

    /// What was declared; the allocator's choice is not stored here.
    public sealed interface ClusterIps {
        record Unset() implements ClusterIps {}

        /// `clusterIP: None`.
        record Headless() implements ClusterIps {}

        /// The primary address first; two at the most, of different families.
        record Declared(List<IpAddress> addresses) implements ClusterIps {
            public Declared {
                addresses = List.copyOf(addresses);
            }
        }
    }

    /// `spec.ipFamilyPolicy`.
    public enum FamilyPolicy {
        SINGLE_STACK,
        PREFER_DUAL_STACK,
        REQUIRE_DUAL_STACK
    }

    /// Where endpoints may be: anywhere, or on the node that translates.
    public enum TrafficPolicy {
        CLUSTER,
        LOCAL
    }

    /// One element of `spec.ports`.
    ///
    /// @param targetPort null where unset, which means `port`
    /// @param nodePort null where unset; 0 counts as unset
    /// @param appProtocol what is spoken, `kubernetes.io/h2c`, for proxies that read it
    public record ServicePort(
            @Nullable String name,
            Protocol protocol,
            int port,
            @Nullable PortRef targetPort,
            @Nullable Integer nodePort,
            @Nullable String appProtocol) {
        /// A port of which nobody says what is spoken.
        public ServicePort(
                @Nullable String name,
                Protocol protocol,
                int port,
                @Nullable PortRef targetPort,
                @Nullable Integer nodePort) {
            this(name, protocol, port, targetPort, nodePort, null);
        }
    }

    /// One element of `status.loadBalancer.ingress`; `proxy` where its `ipMode` is `Proxy` (R6.2).
    public record LoadBalancerIngress(
            @Nullable IpAddress ip, @Nullable String hostname, boolean proxy) {}

    public boolean isHeadless() {
        return clusterIps instanceof ClusterIps.Headless;
    }
}
