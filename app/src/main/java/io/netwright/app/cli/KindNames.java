package io.netwright.app.cli;

import io.netwright.model.schema.ServedKind;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What kinds are called on a command line, as kubectl has it: `Service`, `services`, `svc`,
/// `networkpolicies.crd.projectcalico.org`.
final class KindNames {
    /// Kinds whose definitions are not at hand.
    private record Word(String name, String kind) {}

    private static final List<Word> OTHERS =
            List.of(
                    new Word("anp", "AdminNetworkPolicy"),
                    new Word("banp", "BaselineAdminNetworkPolicy"));

    private KindNames() {}

    /// Is that word a name of the kind?
    static boolean isName(String word, String group, String kind) {
        var asked = word.toLowerCase(Locale.ROOT);
        int dot = asked.indexOf('.');
        var name = dot < 0 ? asked : asked.substring(0, dot);
        if (dot >= 0 && !isGroup(asked.substring(dot + 1), group)) {
            return false;
        }
        var own = kind.toLowerCase(Locale.ROOT);
        return name.equals(own)
                || name.equals(plural(group, kind))
                || served(group, kind).stream().anyMatch(it -> it.isCalled(name))
                || OTHERS.stream().anyMatch(it -> it.name.equals(name) && it.kind.equals(kind));
    }

    /// `apps`, `v1.apps`, or what starts like a group: `crd`.
    private static boolean isGroup(String asked, String group) {
        var name = asked.replaceFirst("^v[0-9][a-z0-9]*(\\.|$)", "");
        return group.equals(name) || group.startsWith(name + ".");
    }

    private static List<ServedKind> served(String group, String kind) {
        return ServedKind.shipped().stream()
                .filter(it -> it.kind().equals(kind) && it.group().equals(group))
                .toList();
    }

    /// Is that word a name of a kind that is known at all?
    static boolean isKnown(String word) {
        return ServedKind.shipped().stream().anyMatch(it -> isName(word, it.group(), it.kind()))
                || OTHERS.stream()
                        .anyMatch(it -> isName(word, "policy.networking.k8s.io", it.kind));
    }

    /// Names that a word may have been meant to be.
    static List<String> all() {
        var names = new ArrayList<String>();
        for (var it : ServedKind.shipped()) {
            names.add(it.plural());
            names.addAll(it.shortNames());
        }
        return names;
    }

    /// The kinds that `all` stands for, in kubectl's order.
    static List<String> ofAll() {
        var names = new ArrayList<String>();
        for (var it : ServedKind.shipped()) {
            var name = it.group().isEmpty() ? it.plural() : it.plural() + "." + it.group();
            if (it.categories().contains("all") && !names.contains(name)) {
                names.add(name);
            }
        }
        names.remove("pods");
        names.remove("services");
        names.addAll(0, List.of("pods", "services"));
        return names;
    }

    /// As kubectl writes the kind before a name: `networkpolicy.networking.k8s.io`.
    static String resource(String group, String kind) {
        return dotted(kind.toLowerCase(Locale.ROOT), group);
    }

    /// As the API server names the kind: `networkpolicies.networking.k8s.io`.
    static String resources(String group, String kind) {
        return dotted(plural(group, kind), group);
    }

    private static String dotted(String name, String group) {
        return group.isEmpty() ? name : name + "." + group;
    }

    private static String plural(String group, String kind) {
        var served = served(group, kind);
        return served.isEmpty()
                ? plural(kind.toLowerCase(Locale.ROOT))
                : served.getFirst().plural();
    }

    static String plural(String kind) {
        if (kind.endsWith("s") && !kind.endsWith("ss")) {
            return kind;
        }
        if (kind.endsWith("ss") || kind.endsWith("x") || kind.endsWith("ch")) {
            return kind + "es";
        }
        if (kind.endsWith("y") && !kind.endsWith("ay") && !kind.endsWith("ey")) {
            return kind.substring(0, kind.length() - 1) + "ies";
        }
        return kind + "s";
    }
}
