/// Packets as values: headers outermost first, and what they carry; their bytes, and pcapng.
///
/// Sources: RFC 791, 8200, 9293, 768, 792, 4443, 4861, 826, 7348, 9260, 1071;
/// draft-ietf-opsawg-pcapng; the Linux kernel for what these leave open.
///
/// **Not modelled**: IP options, IPv6 extension headers, VLAN tags, SCTP chunks beyond INIT and its
/// answers, the padding of short Ethernet frames, the original length of a packet that an ICMP
/// error quotes in part.
@NullMarked
package io.netwright.sim.packet;

import org.jspecify.annotations.NullMarked;
