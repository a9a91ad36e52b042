package io.netwright.sim.cni.flannel;

import static io.netwright.sim.fabric.RuleBuilder.rule;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpFamily;
import io.netwright.sim.agent.AgentNode;
import io.netwright.sim.cni.PodNetwork;
import io.netwright.sim.cni.RoutedPods;
import io.netwright.sim.fabric.TableBuilder;
import io.netwright.sim.fabric.Target;

/// flanneld's chains (R2.6): it leaves alone what stays in the cluster and what kube-proxy has
/// marked, and masquerades what leaves.
public final class FlannelRules {
    private static final String MASQUERADE = "FLANNEL-POSTRTG";
    private static final String FORWARD = "FLANNEL-FWD";
    private static final int KUBE_MARK = 0x4000;
    private static final Cidr MULTICAST_V4 = Cidr.parse("224.0.0.0/4");
    private static final Cidr MULTICAST_V6 = Cidr.parse("ff00::/8");

    private FlannelRules() {}

    public static void write(PodNetwork network, AgentNode node) {
        for (var family : IpFamily.values()) {
            var own = node.node().podCidr(family);
            var cluster =
                    network.cluster().podCidrs().stream()
                            .filter(it -> it.family() == family)
                            .findFirst();
            if (own != null && cluster.isPresent()) {
                int origin = RoutedPods.podCidrOrigin(network, node, "flannel");
                if (network.cluster().cni().masquerade()) {
                    masquerade(node.tables().iptables(family, "nat"), own, cluster.get(), origin);
                }
                forward(node.tables().iptables(family, "filter"), cluster.get(), origin);
            }
        }
    }

    private static void masquerade(TableBuilder nat, Cidr own, Cidr cluster, int origin) {
        var text = "flanneld masq";
        var outside = cluster.family() == IpFamily.V4 ? MULTICAST_V4 : MULTICAST_V6;
        nat.append("POSTROUTING", rule(origin).comment(text).jump(MASQUERADE));
        nat.append(MASQUERADE, rule(origin).mark(KUBE_MARK, KUBE_MARK).comment(text).back());
        nat.append(MASQUERADE, rule(origin).source(own).destination(cluster).comment(text).back());
        nat.append(MASQUERADE, rule(origin).source(cluster).destination(own).comment(text).back());
        nat.append(
                MASQUERADE, rule(origin).notSource(cluster).destination(own).comment(text).back());
        nat.append(
                MASQUERADE,
                rule(origin)
                        .source(cluster)
                        .notDestination(outside)
                        .comment(text)
                        .target(new Target.Masquerade(true)));
        nat.append(
                MASQUERADE,
                rule(origin)
                        .notSource(cluster)
                        .destination(cluster)
                        .comment(text)
                        .target(new Target.Masquerade(true)));
    }

    private static void forward(TableBuilder filter, Cidr cluster, int origin) {
        var text = "flanneld forward";
        filter.append("FORWARD", rule(origin).comment(text).jump(FORWARD));
        filter.append(FORWARD, rule(origin).source(cluster).comment(text).accept());
        filter.append(FORWARD, rule(origin).destination(cluster).comment(text).accept());
    }
}
