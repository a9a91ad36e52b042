package io.netwright.sim.policy.felix;

import static io.netwright.sim.fabric.RuleBuilder.rule;

import io.netwright.model.net.IpFamily;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.NetworkPolicy.Direction;
import io.netwright.sim.agent.AgentNode;
import io.netwright.sim.fabric.RuleBuilder;
import io.netwright.sim.fabric.TableBuilder;
import io.netwright.sim.fabric.Target;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// From a device to the chain of its endpoint, by one more character of its name where several
/// devices share a beginning.
final class DispatchChains {
    private DispatchChains() {}

    static void write(AgentNode node, IpFamily family, Direction direction, List<String> devices) {
        var filter = node.tables().iptables(family, "filter");
        int own = node.origins().of("felix", null, FieldPath.ROOT, "Felix's own");
        boolean from = direction == Direction.EGRESS;
        var root = from ? "cali-from-wl-dispatch" : "cali-to-wl-dispatch";
        filter.chain(root);
        int shared = sharedLength(devices);
        var groups = new TreeMap<String, List<String>>();
        for (var device : devices) {
            int end = Math.min(shared + 1, device.length());
            groups.computeIfAbsent(device.substring(0, end), _ -> new ArrayList<>()).add(device);
        }
        for (var group : groups.entrySet()) {
            var prefix = group.getKey();
            if (group.getValue().size() == 1) {
                toEndpoint(filter, root, from, group.getValue().getFirst(), own);
                continue;
            }
            var child = root + "-" + prefix.substring(shared);
            filter.append(
                    root, device(rule(own), from, prefix + "+").target(new Target.Goto(child)));
            group.getValue().forEach(it -> toEndpoint(filter, child, from, it, own));
            filter.append(child, unknown(own).drop());
        }
        filter.append(root, unknown(own).drop());
    }

    private static RuleBuilder unknown(int own) {
        return rule(own).comment("Unknown interface");
    }

    private static RuleBuilder device(RuleBuilder builder, boolean from, String name) {
        return from ? builder.in(name) : builder.out(name);
    }

    private static void toEndpoint(
            TableBuilder filter, String chain, boolean from, String device, int own) {
        var direction = from ? Direction.EGRESS : Direction.INGRESS;
        filter.append(
                chain,
                device(rule(own), from, device)
                        .target(new Target.Goto(EndpointChains.nameOf(device, direction))));
    }

    private static int sharedLength(List<String> names) {
        if (names.size() < 2) {
            return names.isEmpty() ? 0 : names.getFirst().length();
        }
        var first = names.getFirst();
        int length = first.length();
        for (var name : names) {
            int same = 0;
            while (same < length
                    && same < name.length()
                    && name.charAt(same) == first.charAt(same)) {
                same++;
            }
            length = same;
        }
        return length;
    }
}
