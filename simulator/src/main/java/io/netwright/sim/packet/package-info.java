/// Packets as values: headers outermost first, and what they carry; their bytes, and pcapng.
///
/// Sources: RFC 791, 8200, 9293, 768, 792, 4443, 4861, 826, 7348.
///
/// **Not modelled**: IP options, IPv6 extension headers, VLAN tags, SCTP chunks beyond INIT and its
/// answers.
@NullMarked
package io.netwright.sim.packet;

import org.jspecify.annotations.NullMarked;
