package io.netwright.sim.stack;

import io.netwright.model.net.IpAddress;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// Chooses the path of a packet. Source: Linux `net/ipv4/route.c`, `fib_semantics.c`
/// (`fib_select_path`).
final class Routing {
    /// The path to a flight's destination, null for no route.
    ///
    /// @param device the id of the device that it must leave by, -1 for any
    @Nullable Path choose(Run run, Flight flight, int device) {
        return choose(
                run,
                flight.space,
                flight.state,
                flight.source(),
                flight.destination(),
                flight.skb.mark(),
                device);
    }

    @Nullable Path choose(
            Run run,
            Space space,
            NamespaceState state,
            IpAddress source,
            IpAddress destination,
            int mark,
            int device) {
        var paths = space.fib(destination.family()).find(source, destination, mark, device);
        if (paths.length == 0) {
            return null;
        }
        int equal = 1;
        while (equal < paths.length
                && paths[equal].metric() == paths[0].metric()
                && paths[equal].kind() == Path.Kind.UNICAST) {
            equal++;
        }
        boolean several = equal > 1 && paths[0].kind() == Path.Kind.UNICAST;
        return several ? paths[pick(run, state, source, destination, equal)] : paths[0];
    }

    /// As hashing would, a pair of addresses keeps the path that it was given first.
    private static int pick(
            Run run, NamespaceState state, IpAddress source, IpAddress destination, int ways) {
        var pair = new Tuple(source, destination, 0, 0, ways);
        var before = state.multipath.get(pair);
        if (before != null) {
            return before;
        }
        var weights = new long[ways];
        Arrays.fill(weights, 1);
        int way = run.chooser.choose(Chooser.ChoicePoint.MULTIPATH, weights);
        state.multipath.put(pair, way);
        return way;
    }
}
