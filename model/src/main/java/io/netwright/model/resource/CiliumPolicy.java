package io.netwright.model.resource;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpFamily;
import io.netwright.model.net.PortRange;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A CiliumNetworkPolicy, or a CiliumClusterwideNetworkPolicy, which has no namespace.
///
/// Keys of its selectors keep what stands before them: `k8s:app` is a label of Kubernetes,
/// `reserved:host` an identity of Cilium's, `any:app` and `app` a label of any source.
///
/// @param specs of `spec` and `specs`
public record CiliumPolicy(ResourceKey key, ObjectMeta meta, String apiVersion, List<Spec> specs)
        implements Inert {
    public CiliumPolicy {
        specs = List.copyOf(specs);
    }

    /// What one `spec` says.
    ///
    /// @param endpoints the pods it is for, null for one of nodes
    /// @param nodes the nodes it is for, of a clusterwide policy; null for one of pods
    /// @param denyIngress is what no rule allows denied? null where unset: if there are ingress
    ///   rules
    public record Spec(
            @Nullable LabelSelector endpoints,
            @Nullable LabelSelector nodes,
            @Nullable Boolean denyIngress,
            @Nullable Boolean denyEgress,
            List<Rule> ingress,
            List<Rule> ingressDeny,
            List<Rule> egress,
            List<Rule> egressDeny) {
        public Spec {
            ingress = List.copyOf(ingress);
            ingressDeny = List.copyOf(ingressDeny);
            egress = List.copyOf(egress);
            egressDeny = List.copyOf(egressDeny);
        }
    }

    /// The other side and the ports must both match.
    ///
    /// @param peers null where none is given: all; an empty list matches nothing
    /// @param ports null where none is given: all
    /// @param authentication `required`, `disabled`, `test-always-fail`; null where unset
    public record Rule(
            @Nullable List<Peer> peers,
            @Nullable List<Ports> ports,
            List<Icmp> icmps,
            @Nullable String authentication) {
        public Rule {
            peers = peers == null ? null : List.copyOf(peers);
            ports = ports == null ? null : List.copyOf(ports);
            icmps = List.copyOf(icmps);
        }
    }

    /// The other side of a rule.
    public sealed interface Peer {
        /// Pods, or whatever has an identity with these labels.
        record Endpoints(LabelSelector selector) implements Peer {}

        /// Such as `world`, `host`, `cluster`.
        record Entity(String name) implements Peer {}

        record Network(Cidr network, List<Cidr> except) implements Peer {
            public Network {
                except = List.copyOf(except);
            }
        }

        /// The CiliumCIDRGroup of that name.
        record GroupName(String name, List<Cidr> except) implements Peer {
            public GroupName {
                except = List.copyOf(except);
            }
        }

        /// The CiliumCIDRGroups with these labels.
        record Groups(LabelSelector selector, List<Cidr> except) implements Peer {
            public Groups {
                except = List.copyOf(except);
            }
        }

        /// The addresses that DNS gave for a name.
        record Name(DnsName name) implements Peer {}

        /// Endpoints of a Service without a selector.
        ///
        /// @param namespace null where unset: that of the policy
        record ServiceName(@Nullable String namespace, String name) implements Peer {}

        /// Endpoints of the Services with these labels.
        ///
        /// @param namespace null for all
        record Services(@Nullable String namespace, LabelSelector selector) implements Peer {}

        record Nodes(LabelSelector selector) implements Peer {}

        /// Security groups of AWS, which nothing here knows.
        record CloudGroup(String text) implements Peer {}
    }

    /// A DNS name; in a pattern `*` stands for any characters but a dot.
    public record DnsName(String text, boolean pattern) {}

    /// Ports, and what the proxy lets through on them.
    ///
    /// @param ports empty for all
    /// @param serverNames of TLS handshakes; empty for all
    /// @param listener an Envoy listener that traffic is sent to, null for none
    /// @param opensTls is TLS ended here, to look inside?
    public record Ports(
            List<Port> ports,
            List<Layer7> rules,
            List<String> serverNames,
            @Nullable String listener,
            boolean opensTls) {
        public Ports {
            ports = List.copyOf(ports);
            rules = List.copyOf(rules);
            serverNames = List.copyOf(serverNames);
        }
    }

    /// A port, a range or a name of one.
    ///
    /// @param range null for a name, `PortRange.ALL` for `0`
    /// @param protocol `ANY` where unset
    public record Port(@Nullable PortRange range, @Nullable String name, String protocol) {}

    /// What a request must be; one of them is enough.
    public sealed interface Layer7 {
        /// Regular expressions; null where unset.
        ///
        /// @param headers that must be there: `Name: value` or a name
        record Http(
                @Nullable String method,
                @Nullable String path,
                @Nullable String host,
                List<String> headers,
                List<Header> matches)
                implements Layer7 {
            public Http {
                headers = List.copyOf(headers);
                matches = List.copyOf(matches);
            }
        }

        record Dns(DnsName name) implements Layer7 {}

        /// Of Cilium before 1.20; null where unset.
        record Kafka(
                @Nullable String role,
                @Nullable String apiKey,
                @Nullable String apiVersion,
                @Nullable String clientId,
                @Nullable String topic)
                implements Layer7 {}
    }

    /// A header, and what is done where it does not match: `LOG`, `ADD`, `DELETE`, `REPLACE`; null
    /// where unset: the request is denied.
    public record Header(String name, @Nullable String value, @Nullable String mismatch) {}

    /// A type of ICMP messages, by number or name.
    public record Icmp(IpFamily family, String type) {}
}
