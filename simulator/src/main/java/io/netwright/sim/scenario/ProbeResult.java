package io.netwright.sim.scenario;

import io.netwright.model.net.IpAddress;
import io.netwright.model.scenario.Probe;
import io.netwright.sim.trace.Verdict;

import org.jspecify.annotations.Nullable;

/// What became of a probe in one run.
///
/// @param address where it went, null for a name without an address
/// @param text what was answered, or the name of the error
/// @param endNanos when its process heard last, since the run began
public record ProbeResult(
        Probe probe, Verdict verdict, @Nullable IpAddress address, String text, long endNanos) {}
