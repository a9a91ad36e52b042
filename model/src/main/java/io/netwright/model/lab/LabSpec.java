package io.netwright.model.lab;

import io.netwright.model.helm.Install;
import io.netwright.model.net.Cidr;
import io.netwright.model.net.Protocol;
import io.netwright.model.scenario.Scenario;
import io.netwright.model.topology.ExternalHost;
import io.netwright.model.topology.Topology;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What a `netwright.io/v1alpha1` `Lab` document says, which manifests cannot. Null and empty mean
/// "unset": then the lab's other files tell, else the default world holds, as an assumption.
///
/// @param version of Kubernetes, such as `1.37`
/// @param proxyMode `iptables`, `ipvs` or `nftables`
/// @param installs what Helm installs
public record LabSpec(
        @Nullable String version,
        List<Cidr> podCidrs,
        List<Cidr> serviceCidrs,
        @Nullable String dnsDomain,
        @Nullable Cni cni,
        @Nullable String proxyMode,
        @Nullable Topology topology,
        List<ExternalHost> external,
        List<Listen> listens,
        List<Scenario> scenarios,
        List<Install> installs) {
    public static final LabSpec UNSET =
            new LabSpec(
                    null, List.of(), List.of(), null, null, null, null, List.of(), List.of(),
                    List.of());

    public LabSpec {
        podCidrs = List.copyOf(podCidrs);
        serviceCidrs = List.copyOf(serviceCidrs);
        external = List.copyOf(external);
        listens = List.copyOf(listens);
        scenarios = List.copyOf(scenarios);
        installs = List.copyOf(installs);
    }

    /// A spec without Helm.
    public LabSpec(
            @Nullable String version,
            List<Cidr> podCidrs,
            List<Cidr> serviceCidrs,
            @Nullable String dnsDomain,
            @Nullable Cni cni,
            @Nullable String proxyMode,
            @Nullable Topology topology,
            List<ExternalHost> external,
            List<Listen> listens,
            List<Scenario> scenarios) {
        this(
                version,
                podCidrs,
                serviceCidrs,
                dnsDomain,
                cni,
                proxyMode,
                topology,
                external,
                listens,
                scenarios,
                List.of());
    }

    /// A CNI plugin and, where it has several, its mode.
    ///
    /// @param plugin such as `flannel`, `canal`, `routed`
    /// @param mode such as `vxlan`
    public record Cni(String plugin, @Nullable String mode) {}

    /// All that listens at an endpoint: a pod, a workload, a node or an outside host.
    ///
    /// @param at an endpoint as the command line writes it
    public record Listen(String at, List<Port> ports) {
        public Listen {
            ports = List.copyOf(ports);
        }

        /// One port.
        public record Port(Protocol protocol, int number) {}
    }
}
