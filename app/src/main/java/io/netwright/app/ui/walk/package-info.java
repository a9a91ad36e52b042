/// What happened to one packet: the list of hops, the packet before and after each, its bytes, and
/// the tables that decided, all at the same instant.
///
/// **Not modelled**: payloads of protocols above the transport are shown as bytes only; DNS
/// messages are named in the walk and the events.
@NullMarked
package io.netwright.app.ui.walk;

import org.jspecify.annotations.NullMarked;
