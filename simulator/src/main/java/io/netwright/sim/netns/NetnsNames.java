package io.netwright.sim.netns;

import io.netwright.sim.fabric.NetworkNamespace;

import java.util.ArrayList;
import java.util.List;

/// What the namespaces of a fabric are called on a real machine: `nw-` and the fabric's name with
/// letters, digits, dots and hyphens only.
final class NetnsNames {
    /// Where the switches are.
    static final String WIRE = "nw-wire";

    private static final int LONGEST = 200;

    private final List<String> byId = new ArrayList<>();

    NetnsNames(List<NetworkNamespace> namespaces) {
        for (var namespace : namespaces) {
            byId.add(free("nw-" + safe(namespace.name())));
        }
    }

    private static String safe(String name) {
        var plain = name.replaceAll("[^A-Za-z0-9.-]", "-");
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    }

    private String free(String wanted) {
        var name = wanted;
        for (int i = 2; name.equals(WIRE) || name.equals("nw-probe") || byId.contains(name); i++) {
            name = wanted + "-" + i;
        }
        return name;
    }

    String of(int namespace) {
        return byId.get(namespace);
    }

    List<String> all() {
        return List.copyOf(byId);
    }
}
