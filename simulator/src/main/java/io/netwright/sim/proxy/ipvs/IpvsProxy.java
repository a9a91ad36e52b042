package io.netwright.sim.proxy.ipvs;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.model.net.MacAddress;
import io.netwright.model.net.Protocol;
import io.netwright.model.resource.EndpointSlice;
import io.netwright.model.resource.FieldPath;
import io.netwright.sim.agent.AgentNode;
import io.netwright.sim.fabric.DeviceBuilder;
import io.netwright.sim.proxy.LocalDetector;
import io.netwright.sim.proxy.NodePortAddresses;
import io.netwright.sim.proxy.ServiceEndpoints;
import io.netwright.sim.proxy.ServicePort;
import io.netwright.sim.proxy.TableProgrammer;

import java.util.List;

/// kube-proxy in ipvs mode: virtual servers, `kube-ipvs0`, ipsets and rules of one node, for both
/// families.
public final class IpvsProxy implements TableProgrammer {
    private static final String DEVICE = "kube-ipvs0";

    /// No frame ever has it.
    private static final MacAddress MAC = new MacAddress(0x0a58_0000_0001L);

    @Override
    public String mode() {
        return "ipvs";
    }

    @Override
    public String about() {
        return "kube-proxy 1.34 to 1.37, mode ipvs";
    }

    @Override
    public void program(AgentNode node) {
        var own = node.origins().of("kube-proxy", null, FieldPath.ROOT, "kube-proxy's own");
        var v4 = node.tables().addresses(IpFamily.V4); // before there is kube-ipvs0
        var v6 = node.tables().addresses(IpFamily.V6);
        var device = node.tables().dummy(DEVICE, MAC, own);
        for (var family : IpFamily.values()) {
            var usable =
                    (family == IpFamily.V4 ? v4 : v6)
                            .stream()
                                    .filter(it -> !it.isLoopback() && !it.isLinkLocal())
                                    .distinct()
                                    .toList();
            new Programming(node, family, device, usable).write();
        }
        if (node.cluster().proxy().strictArp()) {
            node.tables().sysctls(node.tables().currentSysctls().withArpIgnore(1));
        }
    }

    /// One family of one node.
    private static final class Programming {
        private final AgentNode node;
        private final IpFamily family;
        private final Sets sets;
        private final VirtualServers servers;
        private final IpvsRules rules;
        private final List<IpAddress> nodePortAddresses;

        Programming(AgentNode node, IpFamily family, DeviceBuilder device, List<IpAddress> own) {
            this.node = node;
            this.family = family;
            sets = new Sets(family);
            servers = new VirtualServers(node, device, sets, own);
            rules = new IpvsRules(node, family, sets);
            nodePortAddresses =
                    NodePortAddresses.of(node.cluster().proxy(), node.node(), family).among(own);
        }

        void write() {
            rules.chains();
            var cluster = node.cluster();
            var slices = ServiceEndpoints.slices(cluster, family);
            for (var port : ServicePort.of(cluster, family)) {
                program(port, slices.getOrDefault(port.service().key().path(), List.of()));
            }
            sets.write(node.tables());
            rules.write(
                    LocalDetector.of(cluster.proxy(), node.node(), family),
                    cluster.proxy().masqueradeAll());
        }

        private void program(ServicePort port, List<EndpointSlice> slices) {
            var protocol = port.protocol();
            int number = port.port().port();
            for (var it : ServiceEndpoints.all(slices, node.node(), port, family)) {
                if (it.local()) {
                    sets.add(
                            SetName.LOOP_BACK,
                            it.address(),
                            protocol,
                            it.port(),
                            it.address().host());
                }
            }
            var endpoints = ServiceEndpoints.of(slices, node.node(), port, family);
            sets.add(SetName.CLUSTER_IP, port.clusterIp(), protocol, number);
            servers.internal(port, endpoints);
            for (var address : port.externalIps()) {
                sets.add(
                        port.externalLocal() ? SetName.EXTERNAL_IP_LOCAL : SetName.EXTERNAL_IP,
                        address,
                        protocol,
                        number);
                servers.external(port, endpoints, address, " external IP");
            }
            for (var address : port.vips()) {
                vip(port, address);
                servers.external(port, endpoints, address, " load balancer IP");
            }
            if (port.port().nodePort() != 0) {
                if (nodePortAddresses.isEmpty()) {
                    return;
                }
                nodePort(port, endpoints);
            }
            int health = port.service().healthCheckNodePort();
            if (health != 0) {
                sets.port(SetName.HEALTH_CHECK_NODE_PORT, health);
            }
        }

        /// R3.21, R3.30.
        private void vip(ServicePort port, IpAddress address) {
            var protocol = port.protocol();
            int number = port.port().port();
            sets.add(SetName.LOAD_BALANCER, address, protocol, number);
            if (port.externalLocal()) {
                sets.add(SetName.LOAD_BALANCER_LOCAL, address, protocol, number);
            }
            if (port.sourceRanges().isEmpty()) {
                return;
            }
            sets.add(SetName.LOAD_BALANCER_FW, address, protocol, number);
            var own = node.node().address(family);
            boolean fromNode = false;
            for (Cidr range : port.sourceRanges()) {
                sets.add(SetName.LOAD_BALANCER_SOURCE_CIDR, address, protocol, number, range);
                fromNode |= own != null && range.contains(own);
            }
            if (fromNode) {
                sets.add(
                        SetName.LOAD_BALANCER_SOURCE_IP, address, protocol, number, address.host());
            } else {
                rules.refuseNode(
                        address, protocol, number, servers.origin(port, " load balancer IP"));
            }
        }

        private void nodePort(ServicePort port, ServiceEndpoints endpoints) {
            int number = port.port().nodePort();
            remember(nodePorts(port.protocol()), port.protocol(), number);
            if (port.externalLocal()) {
                remember(localNodePorts(port.protocol()), port.protocol(), number);
            }
            for (var address : nodePortAddresses) {
                servers.nodePort(port, endpoints, address);
            }
        }

        private static SetName nodePorts(Protocol protocol) {
            return switch (protocol) {
                case UDP -> SetName.NODE_PORT_UDP;
                case SCTP -> SetName.NODE_PORT_SCTP_HASH;
                default -> SetName.NODE_PORT_TCP;
            };
        }

        private static SetName localNodePorts(Protocol protocol) {
            return switch (protocol) {
                case UDP -> SetName.NODE_PORT_LOCAL_UDP;
                case SCTP -> SetName.NODE_PORT_LOCAL_SCTP_HASH;
                default -> SetName.NODE_PORT_LOCAL_TCP;
            };
        }

        /// A bitmap knows no SCTP, so there the addresses stand too.
        private void remember(SetName set, Protocol protocol, int number) {
            if (protocol != Protocol.SCTP) {
                sets.port(set, number);
                return;
            }
            for (var address : nodePortAddresses) {
                sets.add(set, address, protocol, number);
            }
        }
    }
}
