package io.netwright.sim.policy;

import io.netwright.model.diag.Message;
import io.netwright.model.resource.Inert;
import io.netwright.sim.control.Assumed;
import io.netwright.sim.control.Assumption;
import io.netwright.sim.control.Cluster;
import io.netwright.sim.control.Missing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// What the lab's plugin makes of policies.
///
/// @param enforces does it enforce NetworkPolicy at all
/// @param blocksMatchPods does `ipBlock` match the addresses of pods (R8.5, R8.33)
/// @param missing what decides too and is not modelled
public record Enforcement(boolean enforces, boolean blocksMatchPods, List<Message> missing) {
    private static final List<String> WITHOUT_POLICIES = List.of("flannel");
    private static final List<String> POLICY_KINDS =
            List.of(
                    "AdminNetworkPolicy",
                    "BaselineAdminNetworkPolicy",
                    "ClusterNetworkPolicy",
                    "GlobalNetworkPolicy",
                    "CiliumNetworkPolicy",
                    "CiliumClusterwideNetworkPolicy",
                    "StagedNetworkPolicy",
                    "HostEndpoint",
                    "Tier");

    public Enforcement {
        missing = List.copyOf(missing);
    }

    public static Enforcement of(Cluster cluster) {
        var plugin = cluster.cni().plugin();
        var kinds = new LinkedHashMap<String, Integer>();
        for (var resource : cluster.unmodelled()) {
            if (resource instanceof Inert other && isPolicy(other)) {
                kinds.merge(other.key().kind() + " (" + other.apiVersion() + ")", 1, Integer::sum);
            }
        }
        var missing = new ArrayList<Message>();
        kinds.forEach(
                (kind, count) ->
                        missing.add(
                                Missing.POLICY_NOT_MODELLED.message(
                                        count + " of kind " + kind,
                                        count == 1 ? "it" : "the kind")));
        return new Enforcement(
                !WITHOUT_POLICIES.contains(plugin), !plugin.equals("cilium"), missing);
    }

    /// What a plugin that enforces none makes of a lab's policies; empty where none is ignored.
    public static Optional<Assumption> ignored(Cluster cluster) {
        int policies = cluster.policies().size();
        return policies == 0 || !WITHOUT_POLICIES.contains(cluster.cni().plugin())
                ? Optional.empty()
                : Optional.of(
                        Assumed.POLICIES_IGNORED.of(
                                policies == 1
                                        ? "one has no effect"
                                        : policies + " have no effect"));
    }

    private static boolean isPolicy(Inert resource) {
        var kind = resource.key().kind();
        return POLICY_KINDS.contains(kind)
                || (kind.equals("NetworkPolicy") && resource.key().group().contains("calico"));
    }
}
