package io.netwright.sim.stack;

/// A conntrack entry while it lives. Before it is confirmed only its first packet knows it.
final class Connection {
    final Tuple original;
    Tuple reply;
    final long born;
    ConntrackState tcp = ConntrackState.NONE;
    boolean seenReply;
    boolean assured;
    boolean dnat;
    boolean snat;
    int mark;
    long expires;

    /// Have the nat chains, or their absence, settled its destination and its source?
    boolean destinationDone;

    boolean sourceDone;

    /// Was there no port left for its source?
    boolean exhausted;

    /// Was it entered in the table, though it may be gone from there since?
    boolean confirmed;

    /// Its place in the table, -1 while it is not in it.
    int slot = -1;

    Connection(Tuple original, Tuple reply, long born) {
        this.original = original;
        this.reply = reply;
        this.born = born;
    }

    Connection copy() {
        var copy = new Connection(original, reply, born);
        copy.tcp = tcp;
        copy.seenReply = seenReply;
        copy.assured = assured;
        copy.dnat = dnat;
        copy.snat = snat;
        copy.mark = mark;
        copy.expires = expires;
        copy.destinationDone = destinationDone;
        copy.sourceDone = sourceDone;
        copy.exhausted = exhausted;
        copy.confirmed = confirmed;
        copy.slot = slot;
        return copy;
    }

    boolean isDone(boolean source) {
        return source ? sourceDone : destinationDone;
    }

    void done(boolean source) {
        if (source) {
            sourceDone = true;
        } else {
            destinationDone = true;
        }
    }

    ConntrackEntry view() {
        return new ConntrackEntry(
                original, reply, tcp, seenReply, assured, dnat, snat, mark, expires);
    }

    /// The tuple of a direction.
    Tuple tuple(boolean inReply) {
        return inReply ? reply : original;
    }
}
