package io.netwright.sim.proxy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// A ruleset of nftables in one order: chains, sets, maps and elements, which nft prints as they
/// lie in a hash table, are sorted; rules of a chain keep their order. Chains of services that are
/// gone stay a while without rules, and are left out.
final class NftNormal {
    private static final String ELEMENTS = "elements = {";
    private static final Pattern COMMA = Pattern.compile(",");

    private NftNormal() {}

    static String of(String ruleset) {
        var tables = new TreeMap<String, TreeMap<String, List<String>>>();
        var table = new TreeMap<String, List<String>>();
        List<String> object = new ArrayList<>();
        boolean elements = false;
        for (var raw : ruleset.lines().toList()) {
            var line = raw.strip();
            if (line.isEmpty() || line.startsWith("###")) {
                continue;
            }
            if (line.startsWith("table ")) {
                table = new TreeMap<>();
                tables.put(line, table);
                object = new ArrayList<>();
                table.put("", object);
            } else if (!elements && line.endsWith(" {") && !line.contains("=")) {
                object = new ArrayList<>();
                table.put(line, object);
            } else if (!line.equals("}")) {
                boolean first = line.startsWith(ELEMENTS);
                elements |= first;
                if (elements) {
                    var text = first ? line.substring(ELEMENTS.length()).strip() : line;
                    elements = !text.endsWith("}");
                    for (var element : COMMA.splitAsStream(text.replace("}", "")).toList()) {
                        if (!element.isBlank()) {
                            object.add("element " + element.strip());
                        }
                    }
                } else {
                    object.add(line);
                }
            }
        }
        var out = new StringBuilder();
        tables.forEach(
                (name, objects) -> {
                    out.append(name).append('\n');
                    objects.forEach((head, lines) -> print(head, lines, out));
                });
        return out.toString();
    }

    private static void print(String head, List<String> lines, StringBuilder out) {
        boolean stale = head.startsWith("chain ") && head.contains("/") && lines.isEmpty();
        if (stale) {
            return;
        }
        if (!head.startsWith("chain ")) {
            Collections.sort(lines);
        }
        out.append("  ").append(head).append('\n');
        lines.forEach(it -> out.append("    ").append(it).append('\n'));
    }
}
