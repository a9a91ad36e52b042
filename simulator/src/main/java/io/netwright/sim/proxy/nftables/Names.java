package io.netwright.sim.proxy.nftables;

import io.netwright.sim.proxy.Base32;
import io.netwright.sim.proxy.ProxyEndpoint;
import io.netwright.sim.proxy.ServicePort;

/// The names of the chains and sets of a service port (R3.35): a prefix, 8 characters of a hash of
/// what follows, and that.
final class Names {
    /// The longest without a prefix: what nftables allows less 16.
    private static final int LONGEST = 240;

    private static final int HASH = 8;

    private Names() {}

    /// @param prefix such as `service-`
    static String of(String prefix, ServicePort port) {
        return prefix + hashed(identity(port));
    }

    static String of(String prefix, ServicePort port, ProxyEndpoint endpoint) {
        var address = endpoint.address().toString().replace(':', '.');
        return prefix + hashed(identity(port) + "__" + address + "/" + endpoint.port());
    }

    private static String identity(ServicePort port) {
        return "%s/%s/%s"
                .formatted(
                        port.service().key().path(), port.protocol().lower(), port.port().name());
    }

    static String hashed(String text) {
        var name = Base32.ofSha256(text, HASH) + "-" + text;
        return name.length() > LONGEST ? name.substring(0, LONGEST - 3) + "..." : name;
    }
}
