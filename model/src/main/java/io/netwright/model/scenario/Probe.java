package io.netwright.model.scenario;

import io.netwright.model.net.Protocol;

/// One connection attempt.
///
/// @param from an endpoint as the command line writes it: `ns/pod`, `node/NAME`, `external:IP`
/// @param to `HOST:PORT`
/// @param startNanos when it begins
public record Probe(String from, String to, Protocol protocol, long startNanos) {}
