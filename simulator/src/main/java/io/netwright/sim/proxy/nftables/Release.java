package io.netwright.sim.proxy.nftables;

import io.netwright.sim.fabric.Target;

/// What differs between the releases of kube-proxy.
///
/// @param minor of the version: 37 of `1.37`
record Release(int minor) {
    /// Where releases before 1.36 mark packets for the masquerade.
    static final String MARK_CHAIN = "mark-for-masquerade";

    private static final int SETS_INSTEAD_OF_CHAINS = 36;
    private static final int PLAIN_DNAT = 37;

    static Release of(String version) {
        var parts = version.split("\\.", -1);
        return new Release(parts.length > 1 ? Integer.parseInt(parts[1]) : PLAIN_DNAT);
    }

    /// Since 1.36 a set finds connections of an endpoint to itself, marks are set where they are
    /// decided, and one rule masquerades for all cluster IPs; before, every endpoint and every
    /// service has a rule for its own.
    boolean hairpinSet() {
        return minor >= SETS_INSTEAD_OF_CHAINS;
    }

    /// Does a single endpoint need no map?
    boolean plainDnat() {
        return minor >= PLAIN_DNAT;
    }

    Target mark() {
        return hairpinSet() ? NftablesProxy.MARK : new Target.Jump(MARK_CHAIN);
    }
}
