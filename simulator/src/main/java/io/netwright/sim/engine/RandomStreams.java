package io.netwright.sim.engine;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Random streams by name, all from one seed. A stream depends on the seed and its name only, so
/// that a new user of chance leaves the others' numbers as they are.
public final class RandomStreams {
    private final long seed;
    private final SequencedMap<String, RandomStream> streams = new LinkedHashMap<>();

    public RandomStreams(long seed) {
        this.seed = seed;
    }

    public long seed() {
        return seed;
    }

    public RandomStream stream(String name) {
        return streams.computeIfAbsent(name, it -> new RandomStream(seedOf(it)));
    }

    /// Streams that go on from here by themselves.
    public RandomStreams fork() {
        var fork = new RandomStreams(seed);
        streams.forEach((name, stream) -> fork.streams.put(name, stream.fork()));
        return fork;
    }

    private long seedOf(String name) {
        long hash = RandomStream.mix(seed + RandomStream.GOLDEN);
        for (int i = 0; i < name.length(); i++) {
            hash = RandomStream.mix(hash + RandomStream.GOLDEN + name.charAt(i));
        }
        return hash;
    }
}
