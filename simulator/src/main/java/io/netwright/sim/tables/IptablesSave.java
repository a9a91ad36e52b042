package io.netwright.sim.tables;

import io.netwright.model.net.IpFamily;
import io.netwright.sim.fabric.Chain;
import io.netwright.sim.fabric.Fabric;
import io.netwright.sim.fabric.NetworkNamespace;
import io.netwright.sim.fabric.Table;

import java.util.ArrayList;
import java.util.List;

/// `iptables-save`, `ip6tables-save`.
record IptablesSave(String name, IpFamily family) implements TableFormat, TableView {
    private static final List<String> ORDER = List.of("raw", "mangle", "nat", "filter");

    @Override
    public String print(Fabric fabric, NetworkNamespace namespace) {
        var text = new StringBuilder();
        lines(namespace).forEach(it -> text.append(it.text()).append('\n'));
        return text.toString();
    }

    @Override
    public boolean live() {
        return false;
    }

    @Override
    public List<TableLine> lines(Moment moment) {
        return lines(moment.namespace());
    }

    private List<TableLine> lines(NetworkNamespace namespace) {
        var lines = new ArrayList<TableLine>();
        for (var table : ORDER) {
            namespace.tables().stream()
                    .filter(
                            it ->
                                    it.tool() == Table.Tool.IPTABLES
                                            && it.family() == family
                                            && it.name().equals(table))
                    .forEach(it -> print(it, lines));
        }
        return lines;
    }

    private void print(Table table, List<TableLine> lines) {
        lines.add(TableLine.of("*" + table.name(), new Subject.TableOf(family, table.name())));
        for (var chain : table.chains()) {
            lines.add(
                    TableLine.of(
                            ":" + chain.name() + " " + policy(chain) + " [0:0]",
                            new Subject.ChainOf(family, table.name(), chain.name())));
        }
        for (var chain : table.chains()) {
            for (int i = 0; i < chain.rules().size(); i++) {
                var rule = RuleText.of(chain.rules().get(i), family);
                lines.add(
                        TableLine.of(
                                "-A " + chain.name() + " " + rule,
                                new Subject.RuleOf(family, table.name(), chain.name(), i)));
            }
        }
        lines.add(TableLine.of("COMMIT"));
    }

    private static String policy(Chain chain) {
        var base = chain.base();
        return base == null ? "-" : base.drops() ? "DROP" : "ACCEPT";
    }
}
