package io.netwright.model.resource;

import io.netwright.model.net.Protocol;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A `discovery.k8s.io/v1` EndpointSlice, declared or derived.
public record EndpointSlice(
        ResourceKey key,
        ObjectMeta meta,
        AddressType addressType,
        List<Endpoint> endpoints,
        List<Port> ports)
        implements Resource {
    /// The label that names the Service.
    public static final String SERVICE_NAME = "kubernetes.io/service-name";

    /// The label that names who writes it.
    public static final String MANAGED_BY = "endpointslice.kubernetes.io/managed-by";

    public EndpointSlice {
        endpoints = List.copyOf(endpoints);
        ports = List.copyOf(ports);
    }

    /// What the addresses are.
    public enum AddressType {
        IPV4,
        IPV6,
        FQDN
    }

    /// One endpoint; null conditions mean ready, serving and not terminating.
    ///
    /// @param addresses as given; kube-proxy uses the first (R3.3a)
    /// @param pod the Pod that `targetRef` names
    public record Endpoint(
            List<String> addresses,
            @Nullable Boolean ready,
            @Nullable Boolean serving,
            @Nullable Boolean terminating,
            @Nullable String hostname,
            @Nullable String nodeName,
            @Nullable String zone,
            @Nullable ResourceKey pod,
            List<String> hintZones,
            List<String> hintNodes) {
        public Endpoint {
            addresses = List.copyOf(addresses);
            hintZones = List.copyOf(hintZones);
            hintNodes = List.copyOf(hintNodes);
        }

        /// This, for the nodes of those zones.
        public Endpoint hinted(List<String> zones) {
            return new Endpoint(
                    addresses,
                    ready,
                    serving,
                    terminating,
                    hostname,
                    nodeName,
                    zone,
                    pod,
                    zones,
                    hintNodes);
        }

        public boolean isReady() {
            return ready == null || ready;
        }

        public boolean isServing() {
            return serving == null ? isReady() : serving;
        }

        public boolean isTerminating() {
            return terminating != null && terminating;
        }
    }

    /// One port; a null number means all ports, which kube-proxy skips.
    public record Port(
            @Nullable String name,
            Protocol protocol,
            @Nullable Integer port,
            @Nullable String appProtocol) {
        /// A port of which nobody says what is spoken.
        public Port(@Nullable String name, Protocol protocol, @Nullable Integer port) {
            this(name, protocol, port, null);
        }
    }
}
