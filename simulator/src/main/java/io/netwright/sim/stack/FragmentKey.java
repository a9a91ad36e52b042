package io.netwright.sim.stack;

import io.netwright.model.net.IpAddress;

/// What the fragments of one packet share (RFC 791 §3.2).
record FragmentKey(IpAddress source, IpAddress destination, int protocol, int identification) {}
