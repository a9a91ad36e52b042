package io.netwright.model.resource;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.PortRange;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Calico's FelixConfiguration: `default` for all nodes, `node.NAME` for one. Null is unset: the
/// setting of `default` or Felix's own then holds.
///
/// @param interfacePrefix of pods' interfaces on the node
/// @param interfaceExclude interfaces that no host endpoint `*` has
/// @param serviceLoopPrevention `Drop`, `Reject` or `Disabled`: for unused addresses of services
/// @param sourceSpoofing `Disabled` or `Any`: may pods ask for other source addresses?
/// @param externalNodes whose tunnelled packets are taken besides the nodes'
/// @param routeSource `CalicoIPAM` or `WorkloadIPs`
public record CalicoFelix(
        ResourceKey key,
        ObjectMeta meta,
        String apiVersion,
        Tunnels tunnels,
        Wireguard wireguard,
        Filter filter,
        Nat nat,
        Bpf bpf,
        @Nullable Boolean ipv6,
        @Nullable String interfacePrefix,
        @Nullable String interfaceExclude,
        @Nullable String serviceLoopPrevention,
        @Nullable String sourceSpoofing,
        @Nullable Boolean floatingIps,
        List<Cidr> externalNodes,
        @Nullable Boolean removeExternalRoutes,
        @Nullable String routeSource)
        implements Inert {
    public CalicoFelix {
        externalNodes = List.copyOf(externalNodes);
    }

    /// IPIP and VXLAN.
    ///
    /// @param vxlanFromWorkloads may pods send packets that look like the tunnel's?
    public record Tunnels(
            @Nullable Boolean ipip,
            @Nullable Boolean vxlan,
            @Nullable Integer ipipMtu,
            @Nullable Integer vxlanMtu,
            @Nullable Integer vxlanMtuV6,
            @Nullable Integer vxlanPort,
            @Nullable Integer vni,
            @Nullable Boolean ipipFromWorkloads,
            @Nullable Boolean vxlanFromWorkloads) {}

    /// Encryption between nodes.
    ///
    /// @param hosts is what nodes themselves send encrypted too?
    public record Wireguard(
            @Nullable Boolean enabled,
            @Nullable Boolean enabledV6,
            @Nullable Boolean hosts,
            @Nullable Integer mtu,
            @Nullable Integer mtuV6,
            @Nullable Integer port,
            @Nullable Integer portV6) {}

    /// Policies in netfilter.
    ///
    /// @param backend `Auto`, `Legacy` or `NFT`
    /// @param insert `Insert` or `Append`: where in the kernel's chains Felix hooks its own
    /// @param toHost `Drop`, `Accept` or `Return`: for packets from pods to their node
    /// @param allow `Accept` or `Return`: what an allowed packet does
    /// @param mangleAllow the same before destination addresses are translated
    /// @param deny `Drop` or `Reject`
    /// @param failsafeIn ports of host endpoints that no policy closes
    /// @param markMask the bits of the packet mark that Felix may use
    public record Filter(
            @Nullable String backend,
            @Nullable String insert,
            @Nullable String toHost,
            @Nullable String allow,
            @Nullable String mangleAllow,
            @Nullable String deny,
            @Nullable List<Failsafe> failsafeIn,
            @Nullable List<Failsafe> failsafeOut,
            @Nullable Long markMask,
            @Nullable Boolean skipsInvalidCheck) {
        public Filter {
            failsafeIn = failsafeIn == null ? null : List.copyOf(failsafeIn);
            failsafeOut = failsafeOut == null ? null : List.copyOf(failsafeOut);
        }
    }

    /// A port that stays open.
    ///
    /// @param protocol as IANA numbers it
    /// @param network null for all
    public record Failsafe(int protocol, int port, @Nullable Cidr network) {}

    /// What leaves the pools' networks.
    ///
    /// @param address null: that of the interface (masquerade)
    /// @param ports null: any
    /// @param interfaces a pattern of the interfaces where it is done
    /// @param nodePorts null: 30000 to 32767
    public record Nat(
            @Nullable IpAddress address,
            @Nullable PortRange ports,
            @Nullable String interfaces,
            @Nullable List<PortRange> nodePorts) {
        public Nat {
            nodePorts = nodePorts == null ? null : List.copyOf(nodePorts);
        }
    }

    /// The eBPF data plane.
    ///
    /// @param externalServices `Tunnel` or `DSR`
    /// @param connectTime `TCP`, `Enabled` or `Disabled`: translation at connect()
    /// @param dsrOptOut clients that do not get direct return
    /// @param notNatted service addresses that are not translated
    /// @param data a pattern of the interfaces that it is attached to
    /// @param layer3 a pattern of interfaces without Ethernet headers
    /// @param rpf `Strict`, `Loose` or `Disabled`
    public record Bpf(
            @Nullable Boolean enabled,
            @Nullable String externalServices,
            @Nullable String connectTime,
            @Nullable Boolean kubeProxyCleanup,
            List<Cidr> dsrOptOut,
            List<Cidr> notNatted,
            @Nullable String data,
            @Nullable String layer3,
            @Nullable String rpf) {
        public Bpf {
            dsrOptOut = List.copyOf(dsrOptOut);
            notNatted = List.copyOf(notNatted);
        }
    }
}
