package io.netwright.sim.fabric;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpFamily;
import io.netwright.model.net.Protocol;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// An ipset, as `ipset save` shows it (`ipset(8)`).
///
/// @param type such as `hash:net`, `hash:ip`, `hash:ip,port`
public record IpSet(String name, String type, IpFamily family, List<Member> members) {
    public IpSet {
        members = List.copyOf(members);
    }

    /// A member.
    ///
    /// @param protocol null for types without a port
    /// @param port 0 for types without one
    /// @param except `nomatch`: a hole in the members around it
    public record Member(Cidr cidr, @Nullable Protocol protocol, int port, boolean except) {}
}
