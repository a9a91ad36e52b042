package io.netwright.sim.proxy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/// What kube-proxy programs in ipvs mode, in one order: tables and chains of iptables by name,
/// while rules keep their order; the lines of the others sorted, for they come from walks of maps.
/// Sizes of sets and canaries are left out. Rules with `-m ipvs` stand apart, as the machine that
/// recorded could not load them; their protocol is a word there.
final class IpvsNormal {
    private IpvsNormal() {}

    static String of(String text) {
        var out = new ArrayList<String>();
        var apart = new ArrayList<String>();
        for (var part : text.split("(?m)^### ", -1)) {
            int end = part.indexOf('\n');
            if (end < 0) {
                continue;
            }
            var title = part.substring(0, end);
            var body = part.substring(end + 1);
            if (title.endsWith("no xt_ipvs for")) {
                body.lines().map(IpvsNormal::apart).forEach(apart::add);
            } else if (title.endsWith("tables-save")) {
                body.lines()
                        .filter(it -> it.contains(" -m ipvs "))
                        .map(IpvsNormal::apart)
                        .forEach(apart::add);
                out.add(title);
                tables(body, out);
            } else {
                out.add(title.replaceAll(" .*", ""));
                out.addAll(lines(title, body));
            }
        }
        out.add("-m ipvs");
        apart.stream().filter(it -> !it.isBlank()).sorted().forEach(out::add);
        return String.join("\n", out);
    }

    /// Tables and chains by name; the rules of a chain keep their order.
    private static void tables(String body, List<String> out) {
        var tables = new TreeMap<String, List<String>>();
        var table = new ArrayList<String>();
        for (var line : body.lines().toList()) {
            if (line.startsWith("*")) {
                table = new ArrayList<>();
                tables.put(line, table);
            } else if ((line.startsWith(":") || line.startsWith("-A"))
                    && !line.contains("KUBE-PROXY-CANARY")
                    && !line.contains(" -m ipvs ")) {
                table.add(line.replace(" [0:0]", ""));
            }
        }
        tables.forEach(
                (name, lines) -> {
                    lines.sort(Comparator.comparing(it -> it.split(" ", 3)[chainAt(it)]));
                    if (!lines.stream().allMatch(it -> it.endsWith(" ACCEPT"))) {
                        out.add(name);
                        out.addAll(lines);
                    }
                });
    }

    private static int chainAt(String line) {
        return line.startsWith("-A") ? 1 : 0;
    }

    private static String apart(String rule) {
        var words = new ArrayList<>(Arrays.asList(rule.strip().split(" +", -1)));
        words.replaceAll(
                it ->
                        switch (it) {
                            case "6" -> "tcp";
                            case "17" -> "udp";
                            case "132" -> "sctp";
                            default -> it.replaceAll("/(32|128)$", "");
                        });
        words.sort(null);
        return String.join(" ", words);
    }

    private static List<String> lines(String title, String body) {
        return body.lines()
                .map(it -> it.replaceAll(" hashsize .*", "").strip())
                .map(it -> title.startsWith("ip") && it.startsWith("kube-ipvs0") ? words(it) : it)
                .sorted()
                .toList();
    }

    private static String words(String line) {
        return String.join(" ", Arrays.stream(line.split(" +", -1)).sorted().toList());
    }
}
