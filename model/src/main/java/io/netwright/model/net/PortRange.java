package io.netwright.model.net;

/// Ports `from` to `to`, both included, 0 to 65535.
public record PortRange(int from, int to) implements Comparable<PortRange> {
    public static final PortRange ALL = new PortRange(1, 65535);

    public PortRange {
        if (from < 0 || to > 65535 || from > to) {
            throw new IllegalArgumentException("no port range: %d-%d".formatted(from, to));
        }
    }

    public static PortRange of(int port) {
        return new PortRange(port, port);
    }

    public boolean contains(int port) {
        return from <= port && port <= to;
    }

    @Override
    public int compareTo(PortRange other) {
        return from != other.from
                ? Integer.compare(from, other.from)
                : Integer.compare(to, other.to);
    }

    @Override
    public String toString() {
        return from == to ? Integer.toString(from) : from + "-" + to;
    }
}
