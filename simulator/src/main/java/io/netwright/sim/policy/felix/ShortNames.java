package io.netwright.sim.policy.felix;

import io.netwright.model.net.IpFamily;
import io.netwright.sim.agent.Digest;

import java.util.Base64;

/// Names that fit: iptables allows 28 characters for a chain, ipset 31 for a set. Longer ones end
/// in a hash.
final class ShortNames {
    private static final int CHAIN = 28;
    private static final int SET = 31;

    private ShortNames() {}

    /// @param prefix such as `cali-pi-`
    static String chain(String prefix, String name) {
        return prefix.length() + name.length() <= CHAIN
                ? prefix + name
                : hashed(prefix + "_", name, CHAIN);
    }

    /// @param type `s` for a selector, `n` for a named port
    static String set(IpFamily family, String type, String identity) {
        var prefix = family == IpFamily.V4 ? "cali40" : "cali60";
        return hashed(prefix + type + ":", identity, SET);
    }

    private static String hashed(String prefix, String name, int length) {
        var hash = Base64.getUrlEncoder().encodeToString(Digest.sha256(name));
        return prefix + hash.substring(0, length - prefix.length());
    }
}
