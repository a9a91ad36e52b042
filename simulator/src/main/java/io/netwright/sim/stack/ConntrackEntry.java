package io.netwright.sim.stack;

/// A conntrack entry, as `conntrack -L` shows it (R4.1).
///
/// @param original as its first packet came in
/// @param reply as an answer comes in: the original's inverse, but for translations
/// @param seenReply else `[UNREPLIED]`
/// @param dnat is its destination translated
/// @param snat is its source translated
/// @param mark the flow's own mark
/// @param expires when it goes if no packet comes, nanoseconds since the run began
public record ConntrackEntry(
        Tuple original,
        Tuple reply,
        ConntrackState tcp,
        boolean seenReply,
        boolean assured,
        boolean dnat,
        boolean snat,
        int mark,
        long expires) {}
