package io.netwright.sim.cni;

import static io.netwright.sim.fabric.RuleBuilder.rule;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.model.resource.PodSpec;
import io.netwright.sim.agent.AgentNode;
import io.netwright.sim.agent.Digest;
import io.netwright.sim.control.ClusterPod;
import io.netwright.sim.fabric.Match;
import io.netwright.sim.fabric.RuleBuilder;
import io.netwright.sim.fabric.TableBuilder;
import io.netwright.sim.fabric.Target;

import org.jspecify.annotations.Nullable;

import java.util.HexFormat;
import java.util.List;

/// `hostPort`, as the portmap plugin does it (R1.11, R1.11a): a node's own address and that port
/// are translated to the pod.
public final class PortMap {
    private static final String DISPATCH = "CNI-HOSTPORT-DNAT";
    private static final String SET_MARK = "CNI-HOSTPORT-SETMARK";
    private static final String MASQUERADE = "CNI-HOSTPORT-MASQ";
    private static final int MARK = 0x2000;
    private static final int CHAIN = 28;
    private static final Cidr LOCALHOST = Cidr.parse("127.0.0.1/32");

    private PortMap() {}

    /// Writes the rules of every node; none where no pod asks for a port.
    ///
    /// @param name of the CNI network, for comments
    /// @param bridged are the pods of a node in one prefix, else each in its own
    public static void write(PodNetwork network, String name, boolean bridged) {
        for (var node : network.nodes()) {
            for (var pod : node.networkedPods()) {
                for (var address : pod.ips()) {
                    write(node, pod, address, name, bridged);
                }
            }
        }
    }

    private static void write(
            AgentNode node, ClusterPod pod, IpAddress address, String name, boolean bridged) {
        var family = address.family();
        var chain = chainOf(pod);
        int origin =
                node.origins()
                        .of(
                                "portmap",
                                pod.source(),
                                pod.specField(),
                                "host ports of pod " + pod.key().path());
        var podCidr = node.node().podCidr(family);
        var near = bridged && podCidr != null ? podCidr : address.host();
        for (var container : pod.spec().containers()) {
            for (var port : container.ports()) {
                var hostPort = port.hostPort();
                if (hostPort == null || hostPort == 0 || !isOf(port.hostIp(), family)) {
                    continue;
                }
                var nat = node.tables().iptables(family, "nat");
                frame(nat, origin);
                nat.append(
                        DISPATCH,
                        rule(origin)
                                .protocol(port.protocol())
                                .comment(
                                        "dnat name: \"%s\" id: \"%s\""
                                                .formatted(name, pod.key().path()))
                                .destinationPort(hostPort)
                                .jump(chain));
                nat.append(chain, to(origin, port).source(near).jump(SET_MARK));
                if (family == IpFamily.V4) {
                    nat.append(chain, to(origin, port).source(LOCALHOST).jump(SET_MARK));
                }
                nat.append(
                        chain,
                        to(origin, port).target(new Target.Dnat(address, port.containerPort())));
            }
        }
    }

    private static String chainOf(ClusterPod pod) {
        var prefix = "CNI-DN-";
        var hash = HexFormat.of().formatHex(Digest.sha256(pod.key().path()));
        return prefix + hash.substring(0, CHAIN - prefix.length());
    }

    private static boolean isOf(@Nullable IpAddress hostIp, IpFamily family) {
        return hostIp == null || hostIp.family() == family;
    }

    private static RuleBuilder to(int origin, PodSpec.ContainerPort port) {
        var builder = rule(origin).protocol(port.protocol());
        var hostIp = port.hostIp();
        if (hostIp != null && !hostIp.isUnspecified()) {
            builder.destination(hostIp.host());
        }
        var hostPort = port.hostPort();
        return builder.destinationPort(hostPort == null ? 0 : hostPort);
    }

    /// The chains that all pods share, once per node and family.
    private static void frame(TableBuilder nat, int origin) {
        if (nat.hasChain(DISPATCH)) {
            return;
        }
        nat.chain(DISPATCH).chain(SET_MARK).chain(MASQUERADE);
        for (var hook : List.of("PREROUTING", "OUTPUT")) {
            nat.append(
                    hook,
                    rule(origin)
                            .match(new Match.AddressType(true, Match.AddressType.Type.LOCAL, false))
                            .jump(DISPATCH));
        }
        nat.append(
                SET_MARK,
                rule(origin)
                        .comment("CNI portfwd masquerade mark")
                        .target(new Target.SetMark(MARK, MARK)));
        nat.append(MASQUERADE, rule(origin).mark(MARK, MARK).target(new Target.Masquerade(false)));
        nat.insert(
                "POSTROUTING",
                rule(origin).comment("CNI portfwd requiring masquerade").jump(MASQUERADE));
    }
}
