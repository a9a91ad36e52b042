package io.netwright.app.ui.workbench;

import io.netwright.sim.trace.Hop;
import io.netwright.sim.trace.Journey;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// How far one step of the walk goes.
public enum Stride {
    /// One table's decision.
    HOP("by hop"),
    /// The next device, or the next host.
    DEVICE("by device"),
    /// The next packet.
    PACKET("by packet");

    private final String text;

    Stride(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /// The hops at which steps end, ascending.
    public List<Integer> stops(Journey journey) {
        var stops = new ArrayList<Integer>();
        switch (this) {
            case HOP -> {
                for (int i = 0; i < journey.hops().size(); i++) {
                    stops.add(i);
                }
            }
            case PACKET -> journey.packets().forEach(it -> stops.add(it.hops().getFirst()));
            case DEVICE -> {
                for (var packet : journey.packets()) {
                    Hop last = null;
                    for (int index : packet.hops()) {
                        var hop = journey.hops().get(index);
                        if (last == null || !isSamePlace(last, hop)) {
                            stops.add(index);
                        }
                        last = hop;
                    }
                }
                stops.sort(null);
            }
        }
        return stops;
    }

    private static boolean isSamePlace(Hop one, Hop other) {
        return one.place().equals(other.place()) && Objects.equals(one.device(), other.device());
    }

    /// Where so many steps from a hop lead, as far as there are any.
    ///
    /// @param stops not empty
    static int go(List<Integer> stops, int from, int by) {
        int at = 0;
        while (at + 1 < stops.size() && stops.get(at + 1) <= from) {
            at++;
        }
        boolean between = stops.get(at) != from;
        int back = by < 0 && between && stops.get(at) < from ? by + 1 : by;
        return stops.get(Math.clamp((long) at + back, 0, stops.size() - 1));
    }
}
