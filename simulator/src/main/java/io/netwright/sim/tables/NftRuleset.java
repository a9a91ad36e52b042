package io.netwright.sim.tables;

import io.netwright.model.net.IpFamily;
import io.netwright.sim.fabric.Chain;
import io.netwright.sim.fabric.Fabric;
import io.netwright.sim.fabric.Hook;
import io.netwright.sim.fabric.KeyType;
import io.netwright.sim.fabric.KeyValue;
import io.netwright.sim.fabric.NamedSet;
import io.netwright.sim.fabric.NetworkNamespace;
import io.netwright.sim.fabric.SetElement;
import io.netwright.sim.fabric.Table;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// `nft list ruleset`.
record NftRuleset(String name) implements TableFormat, TableView {
    private static final int NEAR = 10;

    @Override
    public String print(Fabric fabric, NetworkNamespace namespace) {
        var text = new StringBuilder();
        for (var line : lines(namespace, null)) {
            text.append(line.text()).append('\n');
        }
        return text.toString();
    }

    @Override
    public boolean live() {
        return true;
    }

    @Override
    public List<TableLine> lines(Moment moment) {
        return lines(moment.namespace(), moment);
    }

    private static List<TableLine> lines(NetworkNamespace namespace, @Nullable Moment moment) {
        var lines = new ArrayList<TableLine>();
        for (var table : namespace.tables()) {
            if (table.tool() == Table.Tool.NFT) {
                lines.add(
                        TableLine.of(
                                "table %s %s {"
                                        .formatted(NftRuleText.ip(table.family()), table.name()),
                                new Subject.TableOf(table.family(), table.name())));
                body(table, moment, lines);
                lines.add(TableLine.of("}"));
            }
        }
        return lines;
    }

    private static void body(Table table, @Nullable Moment moment, List<TableLine> lines) {
        if (!table.comment().isEmpty()) {
            lines.add(TableLine.of("\tcomment \"" + table.comment() + '"'));
        }
        boolean first = true;
        for (var set : table.sets()) {
            if (!first) {
                lines.add(TableLine.of(""));
            }
            first = false;
            set(table, set, moment, lines);
        }
        for (var chain : table.chains()) {
            if (!first) {
                lines.add(TableLine.of(""));
            }
            first = false;
            chain(table, chain, lines);
        }
    }

    private static void set(
            Table table, NamedSet set, @Nullable Moment moment, List<TableLine> lines) {
        var about = new Subject.SetOf(set.name());
        var type = set.type().stream().map(it -> type(it, table.family())).toList();
        lines.add(
                TableLine.of(
                        "\t%s %s {".formatted(set.verdicts() ? "map" : "set", set.name()), about));
        lines.add(
                TableLine.of(
                        "\t\ttype "
                                + String.join(" . ", type)
                                + (set.verdicts() ? " : verdict" : ""),
                        about));
        if (set.dynamic()) {
            lines.add(TableLine.of("\t\tsize " + NamedSet.DYNAMIC_SIZE, about));
            lines.add(TableLine.of("\t\tflags dynamic,timeout", about));
            lines.add(TableLine.of("\t\ttimeout " + time(set.seconds() * 1000L), about));
        } else if (set.elements().stream().anyMatch(NftRuleset::isRange)) {
            lines.add(TableLine.of("\t\tflags interval", about));
        }
        if (!set.comment().isEmpty()) {
            lines.add(TableLine.of("\t\tcomment \"" + set.comment() + '"', about));
        }
        var elements =
                new ArrayList<>(
                        set.elements().stream()
                                .sorted(Comparator.comparing(SetElement::key, NftRuleset::order))
                                .map(
                                        it ->
                                                TableLine.of(
                                                        element(it),
                                                        new Subject.ElementOf(table.family(), it)))
                                .toList());
        if (moment != null && set.dynamic()) {
            moment.state()
                    .remembered(moment.namespace().id(), table, set, moment.now())
                    .forEach(
                            (address, left) ->
                                    elements.add(
                                            TableLine.of(
                                                    address + " expires " + time(left / 1_000_000),
                                                    about)));
        }
        elements(elements, about, lines);
        lines.add(TableLine.of("\t}"));
    }

    private static void elements(List<TableLine> elements, Subject about, List<TableLine> lines) {
        for (int i = 0; i < elements.size(); i++) {
            var subjects = new ArrayList<>(elements.get(i).about());
            subjects.add(about);
            lines.add(
                    new TableLine(
                            (i == 0 ? "\t\telements = { " : "\t\t\t     ")
                                    + elements.get(i).text()
                                    + (i == elements.size() - 1 ? " }" : ","),
                            subjects));
        }
    }

    private static int order(List<KeyValue> one, List<KeyValue> other) {
        for (int i = 0; i < one.size(); i++) {
            int order = order(one.get(i), other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /// Parts of one place in a key are of one kind.
    private static int order(KeyValue one, KeyValue other) {
        return switch (one) {
            case KeyValue.Addresses(var cidr) ->
                    cidr.compareTo(((KeyValue.Addresses) other).cidr());
            case KeyValue.ProtocolOf(var protocol) ->
                    protocol.compareTo(((KeyValue.ProtocolOf) other).protocol());
            case KeyValue.Ports(var range) -> range.compareTo(((KeyValue.Ports) other).range());
        };
    }

    private static boolean isRange(SetElement element) {
        return element.key().stream()
                .anyMatch(
                        it ->
                                switch (it) {
                                    case KeyValue.Addresses(var cidr) ->
                                            cidr.length() < cidr.network().width();
                                    case KeyValue.Ports(var range) -> range.from() < range.to();
                                    case KeyValue.ProtocolOf _ -> false;
                                });
    }

    private static String type(KeyType type, IpFamily family) {
        return switch (type) {
            case ADDRESS -> family == IpFamily.V4 ? "ipv4_addr" : "ipv6_addr";
            case PROTOCOL -> "inet_proto";
            case PORT -> "inet_service";
        };
    }

    private static String element(SetElement element) {
        var key = element.key().stream().map(NftRuleset::value).collect(Collectors.joining(" . "));
        var comment = element.comment().isEmpty() ? "" : " comment \"" + element.comment() + '"';
        var target = element.target();
        return key + comment + (target == null ? "" : " : " + NftRuleText.verdict(target));
    }

    private static String value(KeyValue value) {
        return switch (value) {
            case KeyValue.Addresses(var cidr) -> NftRuleText.address(cidr);
            case KeyValue.ProtocolOf(var protocol) -> MatchText.name(protocol);
            case KeyValue.Ports(var range) -> NftRuleText.range(range);
        };
    }

    /// As nft prints it: `3h`, `2h59m58s`, `1s250ms`.
    static String time(long millis) {
        var left = Duration.ofMillis(millis);
        var text = new StringBuilder();
        part(text, left.toDays(), "d");
        part(text, left.toHoursPart(), "h");
        part(text, left.toMinutesPart(), "m");
        part(text, left.toSecondsPart(), "s");
        part(text, left.toMillisPart(), "ms");
        return text.isEmpty() ? "0s" : text.toString();
    }

    private static void part(StringBuilder text, long count, String unit) {
        if (count > 0) {
            text.append(count).append(unit);
        }
    }

    private static void chain(Table table, Chain chain, List<TableLine> lines) {
        var about = new Subject.ChainOf(table.family(), table.name(), chain.name());
        lines.add(TableLine.of("\tchain " + chain.name() + " {", about));
        if (!chain.comment().isEmpty()) {
            lines.add(TableLine.of("\t\tcomment \"" + chain.comment() + '"'));
        }
        var base = chain.base();
        if (base != null) {
            lines.add(
                    TableLine.of(
                            "\t\ttype %s hook %s priority %s; policy %s;"
                                    .formatted(
                                            base.type().name().toLowerCase(Locale.ROOT),
                                            base.hook().name().toLowerCase(Locale.ROOT),
                                            priority(base),
                                            base.drops() ? "drop" : "accept"),
                            about));
        }
        for (int i = 0; i < chain.rules().size(); i++) {
            lines.add(
                    TableLine.of(
                            "\t\t" + NftRuleText.of(chain.rules().get(i), table.family()),
                            new Subject.RuleOf(table.family(), table.name(), chain.name(), i)));
        }
        lines.add(TableLine.of("\t}"));
    }

    /// By name where it is near one of those that a hook has (`nft(8)`, "Standard priority names").
    private static String priority(Chain.Base base) {
        for (var named : names(base.hook()).entrySet()) {
            int offset = base.priority() - named.getKey();
            if (Math.abs(offset) <= NEAR) {
                return offset == 0
                        ? named.getValue()
                        : "%s %s %d"
                                .formatted(
                                        named.getValue(), offset < 0 ? "-" : "+", Math.abs(offset));
            }
        }
        return Integer.toString(base.priority());
    }

    private static SequencedMap<Integer, String> names(Hook hook) {
        var names = new TreeMap<Integer, String>();
        names.put(-300, "raw");
        names.put(-150, "mangle");
        names.put(0, "filter");
        names.put(50, "security");
        if (hook == Hook.PREROUTING) {
            names.put(-100, "dstnat");
        }
        if (hook == Hook.POSTROUTING) {
            names.put(100, "srcnat");
        }
        return names;
    }
}
