package io.netwright.sim.cni;

import io.netwright.sim.control.Missing;

import java.util.List;

/// Policies that a plugin enforces and we do not model: with one of them in the lab, nobody knows
/// which packets pass.
public final class UnmodelledPolicies {
    private static final List<String> GROUPS =
            List.of("policy.networking.k8s.io", "projectcalico.org", "crd.projectcalico.org");
    private static final List<String> KINDS =
            List.of(
                    "AdminNetworkPolicy",
                    "BaselineAdminNetworkPolicy",
                    "ClusterNetworkPolicy",
                    "NetworkPolicy",
                    "GlobalNetworkPolicy",
                    "HostEndpoint");

    private UnmodelledPolicies() {}

    /// Notes them in the network.
    public static void note(PodNetwork network) {
        for (var object : network.cluster().unmodelled()) {
            var key = object.key();
            if (GROUPS.contains(key.group()) && KINDS.contains(key.kind())) {
                network.missing(Missing.POLICY_NOT_MODELLED.message(key, key.kind()));
            }
        }
    }
}
