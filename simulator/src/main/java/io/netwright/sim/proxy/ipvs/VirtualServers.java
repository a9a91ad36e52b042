package io.netwright.sim.proxy.ipvs;

import io.netwright.model.net.InterfaceAddress;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.Protocol;
import io.netwright.sim.agent.AgentNode;
import io.netwright.sim.fabric.DeviceBuilder;
import io.netwright.sim.fabric.RealServer;
import io.netwright.sim.fabric.VirtualServer;
import io.netwright.sim.proxy.ProxyEndpoint;
import io.netwright.sim.proxy.ServiceEndpoints;
import io.netwright.sim.proxy.ServicePort;

import java.util.LinkedHashSet;
import java.util.List;

/// The virtual servers of one family on one node, and the addresses that `kube-ipvs0` holds for
/// them.
final class VirtualServers {
    private final AgentNode node;
    private final DeviceBuilder device;
    private final Sets sets;

    /// The node's own addresses, those of `kube-ipvs0` excepted.
    private final List<IpAddress> own;

    private final LinkedHashSet<IpAddress> bound = new LinkedHashSet<>();
    private final LinkedHashSet<Key> made = new LinkedHashSet<>();

    private record Key(IpAddress address, Protocol protocol, int port) {}

    VirtualServers(AgentNode node, DeviceBuilder device, Sets sets, List<IpAddress> own) {
        this.node = node;
        this.device = device;
        this.sets = sets;
        this.own = List.copyOf(own);
    }

    /// For the Service's own address (R3.31).
    void internal(ServicePort port, ServiceEndpoints endpoints) {
        bind(port.clusterIp());
        add(
                port,
                port.clusterIp(),
                port.port().port(),
                " cluster IP",
                chosen(endpoints, port.internalLocal()));
    }

    /// For an address outside of the cluster; one that the node has already is not bound again.
    void external(ServicePort port, ServiceEndpoints endpoints, IpAddress address, String text) {
        if (!own.contains(address)) {
            bind(address);
        }
        add(port, address, port.port().port(), text, chosen(endpoints, port.externalLocal()));
    }

    /// For the node port on one of the node's addresses.
    void nodePort(ServicePort port, ServiceEndpoints endpoints, IpAddress address) {
        add(
                port,
                address,
                port.port().nodePort(),
                " node port",
                chosen(endpoints, port.externalLocal()));
    }

    /// Local endpoints where the policy asks for them and there are any.
    private static List<ProxyEndpoint> chosen(ServiceEndpoints endpoints, boolean localOnly) {
        return localOnly && !endpoints.local().isEmpty() ? endpoints.local() : endpoints.cluster();
    }

    private void bind(IpAddress address) {
        if (bound.add(address)) {
            device.address(new InterfaceAddress(address, address.width()), 0);
            sets.address(SetName.IPVS_IPS, address);
        }
    }

    private void add(
            ServicePort port,
            IpAddress address,
            int number,
            String text,
            List<ProxyEndpoint> endpoints) {
        if (!made.add(new Key(address, port.protocol(), number))) {
            return;
        }
        var affinity = port.service().declared().affinity();
        var scheduler = node.cluster().proxy().scheduler();
        node.tables()
                .virtualServer(
                        new VirtualServer(
                                address,
                                number,
                                port.protocol(),
                                0,
                                scheduler,
                                scheduler.equals("mh") ? List.of("mh-port") : List.of(),
                                affinity == null ? 0 : affinity,
                                endpoints.stream().map(it -> real(port, it)).toList(),
                                origin(port, text)));
    }

    private RealServer real(ServicePort port, ProxyEndpoint endpoint) {
        var pod = endpoint.pod();
        var text = " endpoint " + endpoint.text();
        return new RealServer(
                endpoint.address(),
                endpoint.port(),
                1,
                origin(port, pod == null ? text : text + ", pod " + pod.path()));
    }

    int origin(ServicePort port, String text) {
        return node.origins()
                .of(
                        "kube-proxy",
                        port.service().key(),
                        port.field(),
                        "service " + port.name() + text);
    }
}
