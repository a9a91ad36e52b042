package io.netwright.sim.tables;

import io.netwright.model.net.IpFamily;
import io.netwright.sim.fabric.Chain;
import io.netwright.sim.fabric.Fabric;
import io.netwright.sim.fabric.NetworkNamespace;
import io.netwright.sim.fabric.Table;

import java.util.List;

/// `iptables-save`, `ip6tables-save`.
record IptablesSave(String name, IpFamily family) implements TableFormat {
    private static final List<String> ORDER = List.of("raw", "mangle", "nat", "filter");

    @Override
    public String print(Fabric fabric, NetworkNamespace namespace) {
        var text = new StringBuilder();
        for (var table : ORDER) {
            namespace.tables().stream()
                    .filter(it -> it.family() == family && it.name().equals(table))
                    .forEach(it -> print(it, text));
        }
        return text.toString();
    }

    private void print(Table table, StringBuilder text) {
        text.append('*').append(table.name()).append('\n');
        for (var chain : table.chains()) {
            text.append(':').append(chain.name()).append(' ').append(policy(chain));
            text.append(" [0:0]\n");
        }
        for (var chain : table.chains()) {
            for (var rule : chain.rules()) {
                text.append("-A ").append(chain.name()).append(' ');
                text.append(RuleText.of(rule, family)).append('\n');
            }
        }
        text.append("COMMIT\n");
    }

    private static String policy(Chain chain) {
        var base = chain.base();
        return base == null ? "-" : base.drops() ? "DROP" : "ACCEPT";
    }
}
