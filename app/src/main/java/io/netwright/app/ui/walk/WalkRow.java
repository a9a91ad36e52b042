package io.netwright.app.ui.walk;

import io.netwright.sim.trace.Hop;

/// A line of the walk.
sealed interface WalkRow {
    /// A head that can be folded: a part of the walk, a packet, or both where a part has only one.
    ///
    /// @param depth 0 for a part of the walk, 1 for one of its packets
    /// @param packet the index of the packet, -1 for a part with several
    /// @param title `Request`, `Name lookup`; empty for a packet
    /// @param text the packet in a line; for several, how many there are
    /// @param end what became of it, empty where it just arrived
    record Head(
            Key key,
            int depth,
            int packet,
            String title,
            String text,
            String end,
            int hops,
            long timeNanos,
            boolean open)
            implements WalkRow {}

    /// A hop.
    ///
    /// @param index in the journey
    /// @param place empty where it is the one of the row above
    record Step(int index, Hop hop, String place) implements WalkRow {}

    /// Which head it is, however the walk is folded.
    ///
    /// @param packet -1 for a part with several packets
    record Key(Part part, int packet) {}

    /// The parts of a walk.
    enum Part {
        NAME("Name lookup"),
        REQUEST("Request"),
        REPLY("Reply"),
        LATER("Later packets");

        private final String title;

        Part(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }
}
