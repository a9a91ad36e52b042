package io.netwright.sim.stack;

import io.netwright.model.net.Cidr;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// One routing table of one family: a hash table for each prefix length, the longest first.
final class FibTable {
    private final List<Level> levels = new ArrayList<>();

    /// The routes of one prefix length.
    private record Level(int length, long highMask, long lowMask, AddressMap<Path[]> paths) {}

    void add(Cidr destination, Path path) {
        var level = level(destination);
        long high = Bits.high(destination.network());
        long low = Bits.low(destination.network());
        var before = level.paths.get(high, low);
        var all = new ArrayList<Path>();
        if (before != null) {
            all.addAll(List.of(before));
        }
        all.add(path);
        all.sort(Comparator.comparingInt(Path::metric)); // stable: the older one first
        level.paths.put(high, low, all.toArray(Path[]::new));
    }

    /// The paths of the longest prefix that contains the address, by metric; null for none.
    ///
    /// @param device only those by the device with this id, -1 for any
    Path @Nullable [] find(long high, long low, int device) {
        for (int i = 0; i < levels.size(); i++) {
            var level = levels.get(i);
            var found = level.paths.get(high & level.highMask, low & level.lowMask);
            if (found == null) {
                continue;
            }
            if (device < 0) {
                return found;
            }
            for (var path : found) {
                if (path.out() != null && path.out().id == device) {
                    return new Path[] {path};
                }
            }
        }
        return null;
    }

    private Level level(Cidr cidr) {
        int at = 0;
        while (at < levels.size() && levels.get(at).length > cidr.length()) {
            at++;
        }
        if (at == levels.size() || levels.get(at).length != cidr.length()) {
            levels.add(
                    at,
                    new Level(
                            cidr.length(),
                            Bits.highMask(cidr),
                            Bits.lowMask(cidr),
                            new AddressMap<>()));
        }
        return levels.get(at);
    }
}
