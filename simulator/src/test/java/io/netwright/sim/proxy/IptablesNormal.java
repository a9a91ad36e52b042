package io.netwright.sim.proxy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What `iptables-save` and `ip6tables-save` print in one order: tables, chains, and the rules of
/// those chains that the real proxy fills while it walks a map. Without counters, canaries and
/// nfacct.
public final class IptablesNormal {
    /// The chains that the real proxy fills while it walks a map.
    private static final List<String> UNORDERED =
            List.of(
                    "KUBE-SERVICES",
                    "KUBE-EXTERNAL-SERVICES",
                    "KUBE-NODEPORTS",
                    "KUBE-PROXY-FIREWALL");

    private IptablesNormal() {}

    public static String of(String text) {
        var out = new ArrayList<String>();
        var tables = new ArrayList<List<String>>();
        for (var raw : text.lines().toList()) {
            var line = raw.replaceAll(" -m nfacct --nfacct-name +[a-z_]+", "");
            if (line.startsWith("#")) {
                flush(tables, out);
                out.add(line);
            } else if (line.startsWith("*")) {
                tables.add(new ArrayList<>(List.of(line)));
            } else if (!line.contains("KUBE-PROXY-CANARY")
                    && !raw.contains("localhost_nps_accepted_pkts")) {
                tables.getLast().add(line.replace(" [0:0]", ""));
            }
        }
        flush(tables, out);
        return String.join("\n", out);
    }

    private static void flush(List<List<String>> tables, List<String> out) {
        tables.removeIf(it -> it.getFirst().equals("*mangle"));
        tables.sort(Comparator.comparing(List::getFirst));
        for (var table : tables) {
            out.add(table.getFirst());
            table.stream().filter(it -> it.startsWith(":")).sorted().forEach(out::add);
            table.stream()
                    .filter(it -> it.startsWith("-A"))
                    .sorted(Comparator.comparing(IptablesNormal::sortKey))
                    .forEach(out::add);
        }
        tables.clear();
    }

    private static String sortKey(String rule) {
        var chain = rule.substring(3, rule.indexOf(" ", 3));
        if (!UNORDERED.contains(chain)) {
            return chain;
        }
        boolean last = rule.endsWith("-j KUBE-NODEPORTS");
        int comment = rule.indexOf("--comment");
        return last
                ? chain + " 1 " + rule
                : chain + " 0 " + rule.substring(comment, rule.lastIndexOf('"'));
    }
}
