package io.netwright.sim.policy;

import io.netwright.model.resource.ResourceKey;

/// One end of a connection.
public sealed interface Endpoint extends Comparable<Endpoint> {
    /// The pods of a workload, or one pod that nobody owns.
    record Workload(ResourceKey key) implements Endpoint {
        @Override
        public String toString() {
            return key.namespace() + "/" + key.kind() + "/" + key.name();
        }
    }

    /// Hosts outside of the cluster.
    record External(AddressRange range) implements Endpoint {
        @Override
        public String toString() {
            return range.toString();
        }
    }

    /// Workloads by name, then addresses.
    @Override
    default int compareTo(Endpoint other) {
        return switch (this) {
            case Workload(var key) ->
                    other instanceof Workload(var others)
                            ? toString().compareTo(other.toString()) != 0
                                    ? toString().compareTo(other.toString())
                                    : key.compareTo(others)
                            : -1;
            case External(var range) ->
                    other instanceof External(var others) ? range.compareTo(others) : 1;
        };
    }
}
