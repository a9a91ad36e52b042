package io.netwright.sim.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Port sets by number, each worked out once: there are few, and tables hold many.
final class PortSets {
    static final int NONE = 0;
    static final int ALL = 1;

    private final List<PortSet> byNumber = new ArrayList<>();
    private final Map<PortSet, Integer> numbers = new LinkedHashMap<>();
    private final Map<Long, Integer> unions = new LinkedHashMap<>();
    private final Map<Long, Integer> intersections = new LinkedHashMap<>();

    PortSets() {
        number(PortSet.NONE);
        number(PortSet.ALL);
    }

    PortSet get(int number) {
        return byNumber.get(number);
    }

    int number(PortSet set) {
        var known = numbers.get(set);
        if (known != null) {
            return known;
        }
        byNumber.add(set);
        numbers.put(set, byNumber.size() - 1);
        return byNumber.size() - 1;
    }

    int union(int a, int b) {
        if (a == b || b == NONE || a == ALL) {
            return a;
        }
        if (a == NONE || b == ALL) {
            return b;
        }
        var key = pair(a, b);
        var known = unions.get(key);
        if (known == null) {
            known = number(get(a).union(get(b)));
            unions.put(key, known);
        }
        return known;
    }

    int intersection(int a, int b) {
        if (a == b || b == ALL || a == NONE) {
            return a;
        }
        if (a == ALL || b == NONE) {
            return b;
        }
        var key = pair(a, b);
        var known = intersections.get(key);
        if (known == null) {
            known = number(get(a).intersection(get(b)));
            intersections.put(key, known);
        }
        return known;
    }

    private static long pair(int a, int b) {
        return (long) Math.min(a, b) << 32 | Math.max(a, b);
    }
}
