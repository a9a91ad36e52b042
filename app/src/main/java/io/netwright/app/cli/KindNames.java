package io.netwright.app.cli;

import io.netwright.model.schema.Schema;

import java.util.List;
import java.util.Locale;

/// What kinds are called on a command line, as kubectl has it: `Service`, `services`, `svc`.
final class KindNames {
    private record Short(String name, String kind) {}

    private static final List<Short> SHORTS =
            List.of(
                    new Short("po", "Pod"),
                    new Short("svc", "Service"),
                    new Short("no", "Node"),
                    new Short("ns", "Namespace"),
                    new Short("cm", "ConfigMap"),
                    new Short("ep", "Endpoints"),
                    new Short("deploy", "Deployment"),
                    new Short("rs", "ReplicaSet"),
                    new Short("sts", "StatefulSet"),
                    new Short("ds", "DaemonSet"),
                    new Short("cj", "CronJob"),
                    new Short("ing", "Ingress"),
                    new Short("netpol", "NetworkPolicy"),
                    new Short("ip", "IPAddress"),
                    new Short("anp", "AdminNetworkPolicy"),
                    new Short("banp", "BaselineAdminNetworkPolicy"),
                    new Short("cnp", "CiliumNetworkPolicy"),
                    new Short("ccnp", "CiliumClusterwideNetworkPolicy"),
                    new Short("gtw", "Gateway"),
                    new Short("gc", "GatewayClass"),
                    new Short("pdb", "PodDisruptionBudget"));

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
