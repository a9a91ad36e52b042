package io.netwright.sim.tables;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpFamily;
import io.netwright.sim.fabric.Fabric;
import io.netwright.sim.fabric.IpSet;
import io.netwright.sim.fabric.NetworkNamespace;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// `ipset save`.
record IpsetSave() implements TableFormat {
    @Override
    public String name() {
        return "ipset";
    }

    @Override
    public String print(Fabric fabric, NetworkNamespace namespace) {
        var text = new StringBuilder();
        for (var set : namespace.sets()) {
            lines(set).forEach(it -> text.append(it).append('\n'));
        }
        return text.toString();
    }

    static List<String> lines(IpSet set) {
        var lines = new ArrayList<String>();
        lines.add(
                set.type().startsWith("bitmap:")
                        ? "create %s %s range 0-65535".formatted(set.name(), set.type())
                        : "create %s %s family %s hashsize 1024 maxelem %d"
                                .formatted(
                                        set.name(),
                                        set.type(),
                                        set.family() == IpFamily.V4 ? "inet" : "inet6",
                                        set.most()));
        for (var member : set.members()) {
            lines.add("add %s %s".formatted(set.name(), member(member)));
        }
        return lines;
    }

    private static String text(Cidr cidr) {
        return cidr.length() == cidr.network().width()
                ? cidr.network().toString()
                : cidr.toString();
    }

    private static String member(IpSet.Member member) {
        var cidr = member.cidr();
        if (cidr == null) {
            return Integer.toString(member.port());
        }
        var text = text(cidr);
        var protocol = member.protocol();
        if (protocol != null) {
            text += "," + protocol.name().toLowerCase(Locale.ROOT) + ":" + member.port();
        }
        var second = member.second();
        if (second != null) {
            text += "," + text(second);
        }
        return member.except() ? text + " nomatch" : text;
    }
}
