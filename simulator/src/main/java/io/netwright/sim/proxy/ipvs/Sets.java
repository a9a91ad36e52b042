package io.netwright.sim.proxy.ipvs;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.model.net.Protocol;
import io.netwright.sim.fabric.IpSet;
import io.netwright.sim.fabric.NamespaceBuilder;

import org.jspecify.annotations.Nullable;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/// The ipsets of one family in the making.
final class Sets {
    private static final int MOST = 65_536;

    private final IpFamily family;
    private final EnumMap<SetName, LinkedHashSet<IpSet.Member>> members =
            new EnumMap<>(SetName.class);

    Sets(IpFamily family) {
        this.family = family;
        for (var name : SetName.values()) {
            members.put(name, new LinkedHashSet<>());
        }
    }

    void address(SetName set, IpAddress address) {
        add(set, new IpSet.Member(address.host(), null, 0, false));
    }

    void port(SetName set, int port) {
        add(set, IpSet.Member.ofPort(port));
    }

    void add(SetName set, IpAddress address, Protocol protocol, int port) {
        add(set, address, protocol, port, null);
    }

    void add(SetName set, IpAddress address, Protocol protocol, int port, @Nullable Cidr second) {
        add(set, new IpSet.Member(address.host(), protocol, port, second, false));
    }

    private void add(SetName set, IpSet.Member member) {
        of(set).add(member);
    }

    boolean isEmpty(SetName set) {
        return of(set).isEmpty();
    }

    private SequencedSet<IpSet.Member> of(SetName set) {
        var found = members.get(set);
        if (found == null) {
            throw new IllegalStateException("no set " + set);
        }
        return found;
    }

    void write(NamespaceBuilder tables) {
        for (var name : SetName.values()) {
            tables.set(new IpSet(name.of(family), name.type, family, MOST, List.copyOf(of(name))));
        }
    }
}
