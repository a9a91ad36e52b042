package io.netwright.sim.packet;

import io.netwright.model.net.IpAddress;
import io.netwright.model.net.MacAddress;
import io.netwright.model.net.Vni;

import org.jspecify.annotations.Nullable;

/// One header of a [Packet].
public sealed interface Header {
    /// Ethernet II (IEEE 802.3 §3).
    ///
    /// @param etherType [#IPV4], [#IPV6] or [#ARP]
    record Ethernet(MacAddress source, MacAddress destination, int etherType) implements Header {
        public static final int IPV4 = 0x0800;
        public static final int ARP = 0x0806;
        public static final int IPV6 = 0x86dd;
    }

    /// ARP for IPv4 over Ethernet (RFC 826).
    record Arp(
            boolean request,
            MacAddress senderMac,
            IpAddress.V4 sender,
            MacAddress targetMac,
            IpAddress.V4 target)
            implements Header {}

    /// Either version of IP.
    sealed interface Ip extends Header {
        IpAddress source();

        IpAddress destination();

        /// The number of the protocol above (IANA).
        int protocol();

        /// Time to live or hop limit.
        int ttl();

        Ip withSource(IpAddress source);

        Ip withDestination(IpAddress destination);

        Ip withTtl(int ttl);
    }

    /// IPv4 without options (RFC 791 §3.1).
    ///
    /// @param fragmentOffset in bytes, a multiple of 8
    record Ipv4(
            IpAddress.V4 source,
            IpAddress.V4 destination,
            int protocol,
            int ttl,
            int identification,
            boolean dontFragment,
            boolean moreFragments,
            int fragmentOffset)
            implements Ip {
        /// An unfragmented packet.
        public static Ipv4 of(
                IpAddress.V4 source,
                IpAddress.V4 destination,
                int protocol,
                int ttl,
                boolean dontFragment) {
            return new Ipv4(source, destination, protocol, ttl, 0, dontFragment, false, 0);
        }

        public boolean isFragment() {
            return moreFragments || fragmentOffset > 0;
        }

        @Override
        public Ipv4 withSource(IpAddress to) {
            return new Ipv4(
                    (IpAddress.V4) to,
                    destination,
                    protocol,
                    ttl,
                    identification,
                    dontFragment,
                    moreFragments,
                    fragmentOffset);
        }

        @Override
        public Ipv4 withDestination(IpAddress to) {
            return new Ipv4(
                    source,
                    (IpAddress.V4) to,
                    protocol,
                    ttl,
                    identification,
                    dontFragment,
                    moreFragments,
                    fragmentOffset);
        }

        @Override
        public Ipv4 withTtl(int to) {
            return new Ipv4(
                    source,
                    destination,
                    protocol,
                    to,
                    identification,
                    dontFragment,
                    moreFragments,
                    fragmentOffset);
        }
    }

    /// IPv6 without extension headers (RFC 8200 §3).
    record Ipv6(IpAddress.V6 source, IpAddress.V6 destination, int protocol, int ttl)
            implements Ip {
        @Override
        public Ipv6 withSource(IpAddress to) {
            return new Ipv6((IpAddress.V6) to, destination, protocol, ttl);
        }

        @Override
        public Ipv6 withDestination(IpAddress to) {
            return new Ipv6(source, (IpAddress.V6) to, protocol, ttl);
        }

        @Override
        public Ipv6 withTtl(int to) {
            return new Ipv6(source, destination, protocol, to);
        }
    }

    /// A header with ports.
    sealed interface Ports extends Header {
        int sourcePort();

        int destinationPort();

        Ports withPorts(int sourcePort, int destinationPort);
    }

    /// TCP (RFC 9293 §3.1).
    ///
    /// @param flags of [#FIN], [#SYN], [#RST], [#PSH], [#ACK]
    /// @param mss the maximum segment size option of a SYN, 0 for none
    record Tcp(
            int sourcePort,
            int destinationPort,
            int sequence,
            int acknowledgment,
            int flags,
            int window,
            int mss)
            implements Ports {
        public static final int FIN = 1;
        public static final int SYN = 2;
        public static final int RST = 4;
        public static final int PSH = 8;
        public static final int ACK = 16;

        public boolean has(int flag) {
            return (flags & flag) != 0;
        }

        /// The letters of tcpdump: `S`, `S.`, `.`, `P.`, `F.`, `R`, `R.`.
        public String flagText() {
            return (has(SYN) ? "S" : "")
                    + (has(FIN) ? "F" : "")
                    + (has(RST) ? "R" : "")
                    + (has(PSH) ? "P" : "")
                    + (has(ACK) ? "." : "");
        }

        @Override
        public Tcp withPorts(int source, int destination) {
            return new Tcp(source, destination, sequence, acknowledgment, flags, window, mss);
        }
    }

    /// UDP (RFC 768).
    record Udp(int sourcePort, int destinationPort) implements Ports {
        @Override
        public Udp withPorts(int source, int destination) {
            return new Udp(source, destination);
        }
    }

    /// SCTP's common header and the type of its one chunk (RFC 9260 §3).
    record Sctp(int sourcePort, int destinationPort, int verificationTag, int chunkType)
            implements Ports {
        @Override
        public Sctp withPorts(int source, int destination) {
            return new Sctp(source, destination, verificationTag, chunkType);
        }
    }

    /// ICMP for IPv4 (RFC 792) or IPv6 (RFC 4443), but neighbor discovery.
    ///
    /// @param rest the second word: identifier and sequence of an echo, or an MTU
    record Icmp(boolean v6, int type, int code, int rest) implements Header {
        public boolean isEchoRequest() {
            return type == (v6 ? 128 : 8);
        }

        public boolean isEchoReply() {
            return type == (v6 ? 129 : 0);
        }

        /// Does it carry the packet that it complains of?
        public boolean isError() {
            return v6 ? type < 128 : type == 3 || type == 11 || type == 12 || type == 5;
        }
    }

    /// A neighbor solicitation or advertisement (RFC 4861 §4.3, §4.4).
    ///
    /// @param linkLayer the source or target link-layer address option
    record Ndp(boolean solicitation, IpAddress.V6 target, @Nullable MacAddress linkLayer)
            implements Header {}

    /// VXLAN (RFC 7348 §5); an Ethernet header follows.
    record Vxlan(Vni vni) implements Header {}
}
