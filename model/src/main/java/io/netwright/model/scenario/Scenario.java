package io.netwright.model.scenario;

import java.util.List;

/// Named traffic.
public record Scenario(String name, List<Probe> probes) {
    public Scenario {
        probes = List.copyOf(probes);
    }
}
