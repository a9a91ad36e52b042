package io.netwright.app.cli;

import io.netwright.model.schema.Schema;

import java.util.List;
import java.util.Locale;

/// What kinds are called on a command line, as kubectl has it: `Service`, `services`, `svc`.
final class KindNames {
    private record Word(String name, String kind) {}

    private static final List<Word> SHORTS =
            List.of(
                    new Word("po", "Pod"),
                    new Word("svc", "Service"),
                    new Word("no", "Node"),
                    new Word("ns", "Namespace"),
                    new Word("cm", "ConfigMap"),
                    new Word("ep", "Endpoints"),
                    new Word("deploy", "Deployment"),
                    new Word("rs", "ReplicaSet"),
                    new Word("sts", "StatefulSet"),
                    new Word("ds", "DaemonSet"),
                    new Word("cj", "CronJob"),
                    new Word("ing", "Ingress"),
                    new Word("netpol", "NetworkPolicy"),
                    new Word("ip", "IPAddress"),
                    new Word("anp", "AdminNetworkPolicy"),
                    new Word("banp", "BaselineAdminNetworkPolicy"),
                    new Word("cnp", "CiliumNetworkPolicy"),
                    new Word("ccnp", "CiliumClusterwideNetworkPolicy"),
                    new Word("gtw", "Gateway"),
                    new Word("gc", "GatewayClass"),
                    new Word("pdb", "PodDisruptionBudget"));

    private KindNames() {}

    /// Is that word a name of the kind? A group behind a dot is not looked at.
    static boolean isName(String word, String kind) {
        var asked = word.toLowerCase(Locale.ROOT);
        int dot = asked.indexOf('.');
        var name = dot < 0 ? asked : asked.substring(0, dot);
        var own = kind.toLowerCase(Locale.ROOT);
        return name.equals(own)
                || name.equals(plural(own))
                || SHORTS.stream().anyMatch(it -> it.name.equals(name) && it.kind.equals(kind));
    }

    /// Is that word a name of a kind that is known at all?
    static boolean isKnown(String word) {
        return Schema.shipped().kinds().stream().anyMatch(it -> isName(word, it.kind()));
    }

    /// As kubectl writes the kind before a name: `networkpolicy.networking.k8s.io`.
    static String resource(String group, String kind) {
        var name = kind.toLowerCase(Locale.ROOT);
        return group.isEmpty() ? name : name + "." + group;
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
