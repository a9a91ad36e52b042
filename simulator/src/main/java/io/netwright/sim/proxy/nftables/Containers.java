package io.netwright.sim.proxy.nftables;

import io.netwright.model.net.IpAddress;
import io.netwright.model.net.PortRange;
import io.netwright.model.net.Protocol;
import io.netwright.sim.fabric.KeyField;
import io.netwright.sim.fabric.KeyType;
import io.netwright.sim.fabric.KeyValue;
import io.netwright.sim.fabric.NftTableBuilder;

import java.util.ArrayList;
import java.util.List;

/// The sets and maps of kube-proxy's table, and how rules ask them.
final class Containers {
    static final String CLUSTER_IPS = "cluster-ips";
    static final String NODE_PORT_IPS = "nodeport-ips";
    static final String HAIRPIN = "hairpin-connections";
    static final String SERVICE_IPS = "service-ips";
    static final String SERVICE_NODE_PORTS = "service-nodeports";
    static final String FIREWALL_IPS = "firewall-ips";
    static final String NO_ENDPOINT_SERVICES = "no-endpoint-services";
    static final String NO_ENDPOINT_NODE_PORTS = "no-endpoint-nodeports";

    /// `daddr . l4proto . dport`.
    static final List<KeyField> BY_SERVICE =
            List.of(KeyField.DESTINATION, KeyField.PROTOCOL, KeyField.DESTINATION_PORT);

    static final List<KeyField> BY_PORT = List.of(KeyField.PROTOCOL, KeyField.DESTINATION_PORT);
    static final List<KeyField> BY_SOURCE = List.of(KeyField.SOURCE);
    static final List<KeyField> BY_DESTINATION = List.of(KeyField.DESTINATION);

    /// `saddr . daddr . l4proto . dport`.
    static final List<KeyField> BY_CONNECTION =
            List.of(
                    KeyField.SOURCE,
                    KeyField.DESTINATION,
                    KeyField.PROTOCOL,
                    KeyField.DESTINATION_PORT);

    private static final KeyType[] SERVICE = {KeyType.ADDRESS, KeyType.PROTOCOL, KeyType.PORT};
    private static final KeyType[] PORT = {KeyType.PROTOCOL, KeyType.PORT};
    private static final KeyType[] CONNECTION = {
        KeyType.ADDRESS, KeyType.ADDRESS, KeyType.PROTOCOL, KeyType.PORT
    };

    private Containers() {}

    static void make(NftTableBuilder table, boolean nodePortIps, boolean hairpin) {
        table.set(CLUSTER_IPS, "Active ClusterIPs", KeyType.ADDRESS);
        if (nodePortIps) {
            table.set(NODE_PORT_IPS, "IPs that accept NodePort traffic", KeyType.ADDRESS);
        }
        if (hairpin) {
            table.set(HAIRPIN, "service hairpin connections", CONNECTION);
        }
        table.verdicts(
                        NO_ENDPOINT_SERVICES,
                        "vmap to drop or reject packets to services with no endpoints",
                        SERVICE)
                .verdicts(
                        NO_ENDPOINT_NODE_PORTS,
                        "vmap to drop or reject packets to service nodeports with no endpoints",
                        PORT)
                .verdicts(
                        FIREWALL_IPS,
                        "destinations that are subject to LoadBalancerSourceRanges",
                        SERVICE)
                .verdicts(SERVICE_IPS, "ClusterIP, ExternalIP and LoadBalancer IP traffic", SERVICE)
                .verdicts(SERVICE_NODE_PORTS, "NodePort traffic", PORT);
    }

    static List<KeyValue> key(Protocol protocol, int port, IpAddress... addresses) {
        var key = new ArrayList<KeyValue>();
        for (var address : addresses) {
            key.add(new KeyValue.Addresses(address.host()));
        }
        key.add(new KeyValue.ProtocolOf(protocol));
        key.add(new KeyValue.Ports(PortRange.of(port)));
        return key;
    }
}
