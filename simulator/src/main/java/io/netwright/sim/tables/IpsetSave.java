package io.netwright.sim.tables;

import io.netwright.model.net.IpFamily;
import io.netwright.sim.fabric.Fabric;
import io.netwright.sim.fabric.IpSet;
import io.netwright.sim.fabric.NetworkNamespace;

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
            text.append("create ").append(set.name()).append(' ').append(set.type());
            text.append(set.family() == IpFamily.V4 ? " family inet" : " family inet6");
            text.append(" hashsize 1024 maxelem 1048576\n");
            for (var member : set.members()) {
                text.append("add ").append(set.name()).append(' ');
                text.append(member(member)).append('\n');
            }
        }
        return text.toString();
    }

    private static String member(IpSet.Member member) {
        var cidr = member.cidr();
        var text =
                cidr.length() == cidr.network().width()
                        ? cidr.network().toString()
                        : cidr.toString();
        var protocol = member.protocol();
        if (protocol != null) {
            text += "," + protocol.name().toLowerCase(Locale.ROOT) + ":" + member.port();
        }
        return member.except() ? text + " nomatch" : text;
    }
}
