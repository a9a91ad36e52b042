package io.netwright.sim.tables;

import io.netwright.sim.fabric.Fabric;
import io.netwright.sim.fabric.NetworkNamespace;
import io.netwright.sim.fabric.RoutingRule;

/// Policy routing rules beside the default ones, as `ip -batch` takes them.
record IpRule() implements TableFormat {
    @Override
    public String name() {
        return "ip-rule";
    }

    @Override
    public String print(Fabric fabric, NetworkNamespace namespace) {
        var text = new StringBuilder();
        namespace.rules().forEach(it -> text.append(of(it)).append('\n'));
        return text.toString();
    }

    private static String of(RoutingRule rule) {
        var text = new StringBuilder("rule add priority ").append(rule.priority());
        if (rule.from() != null) {
            text.append(" from ").append(rule.from());
        }
        if (rule.to() != null) {
            text.append(" to ").append(rule.to());
        }
        if (rule.mask() != 0) {
            text.append(" fwmark 0x%x/0x%x".formatted(rule.mark(), rule.mask()));
        }
        return text.append(" lookup ").append(rule.table()).toString();
    }
}
