package io.netwright.sim.fabric;

import java.util.List;

/// A named set or verdict map of an nftables table (`nft(8)`, sets and maps).
///
/// @param verdicts is it a map to verdicts
/// @param seconds how long an element stays after a rule added it; 0 for sets that rules do not
///   change
/// @param comment `""` for none
/// @param elements those that are written into it; what rules add is in the state
public record NamedSet(
        String name,
        List<KeyType> type,
        boolean verdicts,
        int seconds,
        String comment,
        List<SetElement> elements) {
    /// The most that a set holds that rules add to: the kernel's own limit where none is given.
    public static final int DYNAMIC_SIZE = 65_535;

    public NamedSet {
        type = List.copyOf(type);
        elements = List.copyOf(elements);
    }

    /// Do rules add elements, which go when their time is over?
    public boolean dynamic() {
        return seconds > 0;
    }
}
