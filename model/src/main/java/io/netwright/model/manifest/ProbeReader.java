package io.netwright.model.manifest;

import io.netwright.model.diag.Fault;

import java.util.List;

/// Checks the probes of a container: a readiness probe decides who gets packets.
///
/// Source: kubernetes `pkg/apis/core/validation/validation.go`, `validateProbe`.
final class ProbeReader {
    private static final List<String> HANDLERS = List.of("exec", "httpGet", "tcpSocket", "grpc");

    private ProbeReader() {}

    /// Checks all three.
    ///
    /// @param waits is it one of the init containers that end before others start?
    static void check(Field container, boolean waits) {
        for (var name : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
            var probe = container.get(name);
            if (probe.isSet() && waits) {
                probe.error(Fault.NOT_ALLOWED, null, "on an init container that ends");
            } else if (probe.isSet()) {
                probe(probe, name.equals("readinessProbe"));
            }
        }
    }

    private static void probe(Field probe, boolean readiness) {
        int handlers = 0;
        for (var name : HANDLERS) {
            var handler = probe.get(name);
            if (!handler.isSet()) {
                continue;
            }
            handlers++;
            if (handlers > 1) {
                handler.error(Fault.NOT_ALLOWED, null, "beside another way to probe");
            } else {
                handler(name, handler);
            }
        }
        if (handlers == 0) {
            probe.error(
                    Fault.MISSING, Fault.MISSING.hint("say how: {}", String.join(", ", HANDLERS)));
        }
        for (var name : List.of("initialDelaySeconds", "timeoutSeconds", "periodSeconds")) {
            probe.get(name).integer(0, Integer.MAX_VALUE);
        }
        probe.get("failureThreshold").integer(0, Integer.MAX_VALUE);
        probe.get("successThreshold").integer(0, readiness ? Integer.MAX_VALUE : 1);
    }

    private static void handler(String name, Field handler) {
        switch (name) {
            case "exec" -> {
                if (handler.get("command").items().isEmpty()) {
                    handler.get("command").error(Fault.MISSING, null);
                }
            }
            case "grpc" -> handler.get("port").required().integer(1, 65535);
            default -> NetFields.portRef(handler.get("port").required());
        }
    }
}
