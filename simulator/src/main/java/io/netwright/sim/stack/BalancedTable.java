package io.netwright.sim.stack;

import io.netwright.model.net.IpAddress;
import io.netwright.sim.fabric.RealServer;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;

/// The connections of IPVS in a namespace, found in either direction, and what its schedulers
/// remember. Source: Linux `net/netfilter/ipvs/ip_vs_conn.c`.
final class BalancedTable {
    private static final int FIRST_SWEEP = 1024;

    private final LinkedHashMap<Tuple, BalancedConnection> requests = new LinkedHashMap<>();
    private final LinkedHashMap<Tuple, BalancedConnection> replies = new LinkedHashMap<>();

    /// Templates: where a client's connections go while it stays.
    private final LinkedHashMap<Client, Kept> kept = new LinkedHashMap<>();

    /// Where hashing an address led.
    private final LinkedHashMap<Client, RealServer> hashed = new LinkedHashMap<>();

    /// By virtual server: the index of the real server that had the last turn.
    private final LinkedHashMap<Integer, Integer> turns = new LinkedHashMap<>();

    private int sweepAt = FIRST_SWEEP;

    private record Client(IpAddress address, int service) {}

    private record Kept(RealServer server, long expires) {}

    BalancedTable copy() {
        var copy = new BalancedTable();
        for (var it : requests.values()) {
            copy.enter(it.copy());
        }
        copy.kept.putAll(kept);
        copy.hashed.putAll(hashed);
        copy.turns.putAll(turns);
        copy.sweepAt = sweepAt;
        return copy;
    }

    @Nullable BalancedConnection request(Tuple tuple, long now) {
        return alive(requests.get(tuple), now);
    }

    @Nullable BalancedConnection reply(Tuple tuple, long now) {
        return alive(replies.get(tuple), now);
    }

    private @Nullable BalancedConnection alive(@Nullable BalancedConnection found, long now) {
        if (found != null && found.expires <= now) {
            remove(found);
            return null;
        }
        return found;
    }

    void add(BalancedConnection connection, long now) {
        if (requests.size() >= sweepAt) {
            requests.values().removeIf(it -> it.expires <= now);
            replies.values().removeIf(it -> it.expires <= now);
            sweepAt = Math.max(FIRST_SWEEP, requests.size() * 2);
        }
        enter(connection);
    }

    private void enter(BalancedConnection connection) {
        requests.put(connection.request, connection);
        replies.put(connection.reply, connection);
    }

    void remove(BalancedConnection connection) {
        requests.remove(connection.request);
        replies.remove(connection.reply);
    }

    List<BalancedEntry> entries(long now) {
        return requests.values().stream()
                .filter(it -> it.expires > now)
                .map(it -> new BalancedEntry(it.request, it.service, it.server, it.active()))
                .toList();
    }

    /// How many active connections a real server has, and how many others.
    long[] load(int service, RealServer server, long now) {
        var load = new long[2];
        for (var it : requests.values()) {
            if (it.service == service && it.server.equals(server) && it.expires > now) {
                load[it.active() ? 0 : 1]++;
            }
        }
        return load;
    }

    /// A template lives while one of its connections does, too.
    @Nullable RealServer kept(IpAddress client, int service, long now) {
        var key = new Client(client, service);
        var found = kept.get(key);
        if (found == null) {
            return null;
        }
        boolean stays =
                found.expires > now
                        || requests.values().stream()
                                .anyMatch(
                                        it ->
                                                it.service == service
                                                        && it.expires > now
                                                        && it.request.source().equals(client));
        if (!stays) {
            kept.remove(key);
            return null;
        }
        return found.server;
    }

    void keep(IpAddress client, int service, RealServer server, long until) {
        kept.put(new Client(client, service), new Kept(server, until));
    }

    @Nullable RealServer hashed(IpAddress address, int service) {
        return hashed.get(new Client(address, service));
    }

    void hash(IpAddress address, int service, RealServer server) {
        hashed.put(new Client(address, service), server);
    }

    /// -1 before the first turn.
    int lastTurn(int service) {
        return turns.getOrDefault(service, -1);
    }

    void turn(int service, int server) {
        turns.put(service, server);
    }
}
