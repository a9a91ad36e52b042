package io.netwright.sim.fabric;

import io.netwright.model.net.IpAddress;

import java.util.List;

/// What a rule does with a packet that it matches.
public sealed interface Target {
    record Accept() implements Target {}

    record Drop() implements Target {}

    record Return() implements Target {}

    /// `-j CHAIN`.
    record Jump(String chain) implements Target {}

    /// `-g CHAIN`: as a jump, but the chain returns to the caller's caller.
    record Goto(String chain) implements Target {}

    /// `-j REJECT --reject-with`.
    record Reject(With with) implements Target {
        /// What the sender is told.
        public enum With {
            PORT_UNREACHABLE,
            HOST_UNREACHABLE,
            ADMIN_PROHIBITED,
            TCP_RESET
        }
    }

    /// `-j DNAT --to-destination`; a port of 0 keeps the port.
    record Dnat(IpAddress address, int port) implements Target {}

    /// `-j SNAT --to-source`.
    record Snat(IpAddress address) implements Target {}

    /// `-j MASQUERADE [--random-fully]`.
    record Masquerade(boolean randomFully) implements Target {}

    /// `-j MARK --set-xmark value/mask`: the bits of `mask` are cleared, then `value` XORed in.
    record SetMark(int value, int mask) implements Target {}

    /// `-j CT --notrack`.
    record NoTrack() implements Target {}

    /// `vmap @MAP`: what the map has for the packet; without an element, the rule does not match.
    record Lookup(List<KeyField> key, String map) implements Target {
        public Lookup {
            key = List.copyOf(key);
        }
    }

    /// `numgen random mod N vmap { … }`, `dnat to numgen random mod N map { … }`: one of the
    /// choices, each as likely as the other.
    record AtRandom(List<SetElement> choices) implements Target {
        public AtRandom {
            choices = List.copyOf(choices);
        }
    }

    /// No target: the rule counts, or only its matches act.
    record Continue() implements Target {}
}
