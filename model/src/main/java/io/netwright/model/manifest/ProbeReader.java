package io.netwright.model.manifest;

import io.netwright.model.diag.Fault;
import io.netwright.model.resource.PodSpec.Probe;
import io.netwright.model.resource.PodSpec.Purpose;
import io.netwright.model.resource.PodSpec.Question;
import io.netwright.model.resource.PortRef;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Reads the probes of a container: a readiness probe decides who gets packets.
///
/// Source: kubernetes `pkg/apis/core/validation/validation.go`, `validateProbe`.
final class ProbeReader {
    private static final List<String> HANDLERS = List.of("exec", "httpGet", "tcpSocket", "grpc");
    private static final List<Purpose> PURPOSES =
            List.of(Purpose.LIVENESS, Purpose.READINESS, Purpose.STARTUP);

    private ProbeReader() {}

    /// Reads all three.
    ///
    /// @param waits is it one of the init containers that end before others start?
    static List<Probe> read(Field container, boolean waits) {
        var probes = new ArrayList<Probe>(0);
        for (var purpose : PURPOSES) {
            var probe = container.get(field(purpose));
            if (probe.isSet() && waits) {
                probe.error(Fault.NOT_ALLOWED, null, "on an init container that ends");
            } else if (probe.isSet()) {
                var question = question(probe);
                var read = probe(probe, purpose, question == null ? new Question.Exec() : question);
                probes.add(read);
            }
        }
        return probes;
    }

    private static String field(Purpose purpose) {
        return switch (purpose) {
            case LIVENESS -> "livenessProbe";
            case READINESS -> "readinessProbe";
            case STARTUP -> "startupProbe";
        };
    }

    private static @Nullable Question question(Field probe) {
        Question question = null;
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
                question = question(name, handler);
            }
        }
        if (handlers == 0) {
            probe.error(
                    Fault.MISSING, Fault.MISSING.hint("say how: {}", String.join(", ", HANDLERS)));
        }
        return question;
    }

    private static Probe probe(Field probe, Purpose purpose, Question question) {
        boolean readiness = purpose == Purpose.READINESS;
        probe.get("successThreshold").integer(0, readiness ? Integer.MAX_VALUE : 1);
        return new Probe(
                purpose,
                question,
                seconds(probe.get("initialDelaySeconds"), 0),
                seconds(probe.get("periodSeconds"), 10),
                seconds(probe.get("timeoutSeconds"), 1),
                seconds(probe.get("failureThreshold"), 3));
    }

    /// 0 counts as unset.
    private static int seconds(Field field, int otherwise) {
        var number = field.integer(0, Integer.MAX_VALUE);
        return number == null || number == 0 ? otherwise : number;
    }

    private static @Nullable Question question(String name, Field handler) {
        return switch (name) {
            case "exec" -> {
                if (handler.get("command").items().isEmpty()) {
                    handler.get("command").error(Fault.MISSING, null);
                }
                yield new Question.Exec();
            }
            case "grpc" -> {
                var port = handler.get("port").required().integer(1, 65535);
                var service = handler.get("service").unlessEmpty().text();
                yield port == null ? null : new Question.Grpc(port, service);
            }
            default -> {
                var port = NetFields.portRef(handler.get("port").required());
                yield port == null ? null : question(name, handler, port);
            }
        };
    }

    private static Question question(String name, Field handler, PortRef port) {
        var host = handler.get("host").unlessEmpty().text();
        if (name.equals("tcpSocket")) {
            return new Question.Tcp(port, host);
        }
        boolean https = "HTTPS".equals(handler.get("scheme").text());
        return new Question.Http(port, host, handler.get("path").unlessEmpty().text("/"), https);
    }
}
