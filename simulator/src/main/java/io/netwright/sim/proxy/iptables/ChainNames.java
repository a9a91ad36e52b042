package io.netwright.sim.proxy.iptables;

import io.netwright.sim.proxy.Base32;
import io.netwright.sim.proxy.ProxyEndpoint;
import io.netwright.sim.proxy.ServicePort;

/// The names of the chains of a service port (R3.5): a prefix and 16 characters of the base 32 form
/// of a SHA-256.
final class ChainNames {
    private static final int LENGTH = 16;

    private ChainNames() {}

    /// @param prefix such as `KUBE-SVC-`
    static String of(String prefix, ServicePort port) {
        return prefix + hash(identity(port));
    }

    static String of(ServicePort port, ProxyEndpoint endpoint) {
        return "KUBE-SEP-" + hash(identity(port) + endpoint.text());
    }

    private static String identity(ServicePort port) {
        return port.name() + port.protocol().lower();
    }

    static String hash(String text) {
        return Base32.ofSha256(text, LENGTH);
    }
}
