package io.netwright.sim.fabric;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpFamily;
import io.netwright.model.net.Protocol;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// An ipset, as `ipset save` shows it (`ipset(8)`).
///
/// @param type such as `hash:net`, `hash:ip`, `hash:ip,port,net`, `bitmap:port`
/// @param most `maxelem`: how many members a hash may have
public record IpSet(String name, String type, IpFamily family, int most, List<Member> members) {
    private static final int MANY = 1_048_576;

    public IpSet {
        members = List.copyOf(members);
    }

    public IpSet(String name, String type, IpFamily family, List<Member> members) {
        this(name, type, family, MANY, members);
    }

    /// A member.
    ///
    /// @param cidr the first address or network; null for types without one
    /// @param protocol null for types without a port, and for `bitmap:port`
    /// @param port 0 for types without one
    /// @param second the last address or network of types with two, else null
    /// @param except `nomatch`: a hole in the members around it
    public record Member(
            @Nullable Cidr cidr,
            @Nullable Protocol protocol,
            int port,
            @Nullable Cidr second,
            boolean except) {
        public Member(Cidr cidr, @Nullable Protocol protocol, int port, boolean except) {
            this(cidr, protocol, port, null, except);
        }

        /// Of a `bitmap:port`.
        public static Member ofPort(int port) {
            return new Member(null, null, port, null, false);
        }
    }
}
