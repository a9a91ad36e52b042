package io.netwright.app.cli;

import io.netwright.model.lab.Lab;
import io.netwright.model.resource.ResourceKey;
import io.netwright.sim.control.Cluster;

import java.util.ArrayList;
import java.util.List;

/// The objects of a kind, declared and derived, and the columns that kubectl shows of it.
///
/// Source: kubernetes `pkg/printers/internalversion/printers.go`; compared with kubectl 1.37.
///
/// @param columns after NAMESPACE
/// @param wide how many of the last ones `-o wide` adds
record GetTable(
        String group,
        String kind,
        boolean namespaced,
        List<String> columns,
        int wide,
        List<Got> rows) {
    /// The tables of every kind that a word names.
    static List<GetTable> of(Lab lab, Cluster cluster, String word) {
        var tables = new ArrayList<GetTable>();
        var rows = new GetRows(lab, cluster);
        if (KindNames.isName(word, "", "Pod")) {
            tables.add(
                    core(
                            "Pod",
                            true,
                            4,
                            rows.pods(),
                            "NAME,READY,STATUS,RESTARTS,AGE,IP,NODE,NOMINATED NODE,READINESS"
                                    + " GATES"));
        }
        if (KindNames.isName(word, "", "Service")) {
            tables.add(
                    core(
                            "Service",
                            true,
                            1,
                            rows.services(),
                            "NAME,TYPE,CLUSTER-IP,EXTERNAL-IP,PORT(S),AGE,SELECTOR"));
        }
        if (KindNames.isName(word, "", "Node")) {
            tables.add(
                    core(
                            "Node",
                            false,
                            5,
                            rows.nodes(),
                            "NAME,STATUS,ROLES,AGE,VERSION,INTERNAL-IP,EXTERNAL-IP,OS-IMAGE,KERNEL-VERSION,CONTAINER-RUNTIME"));
        }
        if (KindNames.isName(word, "", "Namespace")) {
            tables.add(core("Namespace", false, 0, rows.namespaces(), "NAME,STATUS,AGE"));
        }
        if (KindNames.isName(word, "discovery.k8s.io", "EndpointSlice")) {
            tables.add(
                    new GetTable(
                            "discovery.k8s.io",
                            "EndpointSlice",
                            true,
                            List.of("NAME", "ADDRESSTYPE", "PORTS", "ENDPOINTS", "AGE"),
                            0,
                            rows.slices()));
        }
        tables.addAll(rows.others(word));
        return tables;
    }

    private static GetTable core(
            String kind, boolean namespaced, int wide, List<Got> rows, String columns) {
        return new GetTable("", kind, namespaced, List.of(columns.split(",")), wide, rows);
    }

    /// `pod`, `networkpolicy.networking.k8s.io`.
    String resource() {
        return KindNames.resource(group, kind);
    }

    /// The same kind, with other rows.
    GetTable with(List<Got> others) {
        return new GetTable(group, kind, namespaced, columns, wide, others);
    }

    /// `pod/web-0`.
    String name(ResourceKey key) {
        return resource() + "/" + key.name();
    }
}
