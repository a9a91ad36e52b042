package io.netwright.sim.tables;

import io.netwright.sim.fabric.RoutingRule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// `ip rule`, the default rules included.
record RoutingRuleView() implements TableView {
    @Override
    public String name() {
        return "ip rule";
    }

    @Override
    public boolean live() {
        return false;
    }

    @Override
    public List<TableLine> lines(Moment moment) {
        var lines = new ArrayList<TableLine>();
        lines.add(TableLine.of("0:\tfrom all lookup local"));
        moment.namespace().rules().stream()
                .sorted(Comparator.comparingInt(RoutingRule::priority))
                .forEach(it -> lines.add(TableLine.of(text(it), new Subject.EntryOf(it))));
        lines.add(TableLine.of("32766:\tfrom all lookup main"));
        lines.add(TableLine.of("32767:\tfrom all lookup default"));
        return lines;
    }

    private static String text(RoutingRule rule) {
        var text = new StringBuilder().append(rule.priority()).append(":\tfrom ");
        text.append(rule.from() == null ? "all" : rule.from());
        if (rule.to() != null) {
            text.append(" to ").append(rule.to());
        }
        if (rule.mask() != 0) {
            text.append(" fwmark 0x%x/0x%x".formatted(rule.mark(), rule.mask()));
        }
        return text.append(" lookup ").append(rule.table()).toString();
    }
}
