package io.netwright.model.manifest;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpFamily;
import io.netwright.model.net.PortRange;
import io.netwright.model.resource.CalicoFelix;
import io.netwright.model.resource.CalicoFelix.Bpf;
import io.netwright.model.resource.CalicoFelix.Failsafe;
import io.netwright.model.resource.CalicoFelix.Filter;
import io.netwright.model.resource.CalicoFelix.Nat;
import io.netwright.model.resource.CalicoFelix.Tunnels;
import io.netwright.model.resource.CalicoFelix.Wireguard;
import io.netwright.model.resource.ObjectMeta;
import io.netwright.model.resource.ResourceKey;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Reads the settings of Calico's agent that steer packets; words count in any case, as the agent
/// reads them.
///
/// Sources: projectcalico/api `felixconfig.go`; projectcalico/calico
/// `felix/config/config_params.go` and `libcalico-go/lib/validator/v3/validator.go`
/// (`validateFelixConfigSpec`, `validateProtoPort`).
final class CalicoFelixReader {
    private CalicoFelixReader() {}

    static CalicoFelix read(ResourceKey key, ObjectMeta meta, Field root) {
        var spec = root.get("spec");
        return new CalicoFelix(
                key,
                meta,
                root.get("apiVersion").text(""),
                tunnels(spec),
                wireguard(spec),
                filter(spec),
                nat(spec),
                bpf(spec),
                spec.get("ipv6Support").flag(),
                spec.get("interfacePrefix").text(),
                spec.get("interfaceExclude").text(),
                CalicoFields.word(spec.get("serviceLoopPrevention"), "Drop", "Reject", "Disabled"),
                CalicoFields.word(spec.get("workloadSourceSpoofing"), "Disabled", "Any"),
                floating(spec.get("floatingIPs")),
                externalNodes(spec.get("externalNodesList")),
                spec.get("removeExternalRoutes").flag(),
                CalicoFields.word(spec.get("routeSource"), "CalicoIPAM", "WorkloadIPs"));
    }

    private static @Nullable Boolean floating(Field field) {
        var word = field.text();
        return word == null ? null : (Boolean) word.equals("Enabled");
    }

    private static List<Cidr> externalNodes(Field list) {
        for (var item : list.items()) {
            var text = item.text("");
            if (text.indexOf(':') >= 0) {
                CalicoFields.refuse(item, "an IPv4 network or address");
                return List.of();
            }
        }
        return CalicoFields.looseNetworks(list);
    }

    private static Tunnels tunnels(Field spec) {
        return new Tunnels(
                spec.get("ipipEnabled").flag(),
                spec.get("vxlanEnabled").flag(),
                CalicoFields.whole(spec.get("ipipMTU")),
                CalicoFields.whole(spec.get("vxlanMTU")),
                CalicoFields.whole(spec.get("vxlanMTUV6")),
                CalicoFields.whole(spec.get("vxlanPort")),
                CalicoFields.whole(spec.get("vxlanVNI")),
                spec.get("allowIPIPPacketsFromWorkloads").flag(),
                spec.get("allowVXLANPacketsFromWorkloads").flag());
    }

    private static Wireguard wireguard(Field spec) {
        return new Wireguard(
                spec.get("wireguardEnabled").flag(),
                spec.get("wireguardEnabledV6").flag(),
                spec.get("wireguardHostEncryptionEnabled").flag(),
                CalicoFields.whole(spec.get("wireguardMTU")),
                CalicoFields.whole(spec.get("wireguardMTUV6")),
                CalicoFields.bounded(spec.get("wireguardListeningPort"), 1, 65535),
                CalicoFields.bounded(spec.get("wireguardListeningPortV6"), 1, 65535));
    }

    private static Filter filter(Field spec) {
        return new Filter(
                CalicoFields.word(spec.get("iptablesBackend"), "Auto", "Legacy", "NFT"),
                CalicoFields.word(spec.get("chainInsertMode"), "Insert", "Append"),
                CalicoFields.word(
                        spec.get("defaultEndpointToHostAction"), "Drop", "Accept", "Return"),
                CalicoFields.word(spec.get("iptablesFilterAllowAction"), "Accept", "Return"),
                CalicoFields.word(spec.get("iptablesMangleAllowAction"), "Accept", "Return"),
                CalicoFields.word(spec.get("iptablesFilterDenyAction"), "Drop", "Reject"),
                failsafe(spec.get("failsafeInboundHostPorts")),
                failsafe(spec.get("failsafeOutboundHostPorts")),
                CalicoFields.large(spec.get("iptablesMarkMask")),
                spec.get("disableConntrackInvalidCheck").flag());
    }

    private static @Nullable List<Failsafe> failsafe(Field list) {
        if (!list.isSet()) {
            return null;
        }
        var ports = new ArrayList<Failsafe>();
        for (var item : list.items()) {
            var protocol = item.get("protocol");
            int number = named(protocol);
            if (number == 0 && protocol.text() != null) {
                CalicoFields.refuse(protocol, "TCP, UDP or SCTP");
            }
            var port = CalicoFields.bounded(item.get("port"), 0, 65535);
            if (number != 0 && port != null) {
                ports.add(new Failsafe(number, port, CalicoFields.network(item.get("net"))));
            }
        }
        return ports;
    }

    private static int named(Field protocol) {
        return switch (protocol.text("")) {
            case "TCP" -> 6;
            case "UDP" -> 17;
            case "SCTP" -> 132;
            default -> 0;
        };
    }

    private static Nat nat(Field spec) {
        var address = spec.get("natOutgoingAddress");
        var of = CalicoFields.address(address, "an IPv4 address");
        if (of != null && of.family() == IpFamily.V6) {
            CalicoFields.refuse(address, "an IPv4 address");
        }
        return new Nat(
                of,
                CalicoFields.range(spec.get("natPortRange")),
                spec.get("iptablesNATOutgoingInterfaceFilter").text(),
                nodePorts(spec.get("kubeNodePortRanges")));
    }

    private static @Nullable List<PortRange> nodePorts(Field list) {
        if (!list.isSet()) {
            return null;
        }
        var ranges = new ArrayList<PortRange>();
        for (var item : list.items()) {
            var range = CalicoFields.range(item);
            if (range != null) {
                ranges.add(range);
            }
        }
        if (list.items().size() > 7) {
            CalicoFields.refuse(list, "at most 7 ranges");
        }
        return ranges;
    }

    private static Bpf bpf(Field spec) {
        return new Bpf(
                spec.get("bpfEnabled").flag(),
                CalicoFields.word(spec.get("bpfExternalServiceMode"), "Tunnel", "DSR"),
                CalicoFields.word(
                        spec.get("bpfConnectTimeLoadBalancing"), "TCP", "Enabled", "Disabled"),
                spec.get("bpfKubeProxyIptablesCleanupEnabled").flag(),
                CalicoFields.looseNetworks(spec.get("bpfDSROptoutCIDRs")),
                CalicoFields.looseNetworks(spec.get("bpfExcludeCIDRsFromNAT")),
                spec.get("bpfDataIfacePattern").text(),
                spec.get("bpfL3IfacePattern").text(),
                CalicoFields.word(spec.get("bpfEnforceRPF"), "Strict", "Loose", "Disabled"));
    }
}
