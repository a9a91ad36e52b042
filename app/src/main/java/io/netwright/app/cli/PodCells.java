package io.netwright.app.cli;

import io.netwright.sim.control.ClusterPod;

import tools.jackson.databind.JsonNode;

import java.util.List;

/// What kubectl shows of a pod: how many of its containers are ready, in what state it is, how
/// often they have begun anew. Without a status of its containers, what the control plane makes of
/// it.
///
/// Source: kubernetes `pkg/printers/internalversion/printers.go`, `printPod`.
final class PodCells {
    private final JsonNode pod;
    private int total;
    private int ready;
    private long restarts;
    private String reason;

    private PodCells(JsonNode pod, String phase) {
        this.pod = pod;
        this.reason = pod.path("status").path("reason").asString(phase);
    }

    /// READY, STATUS and RESTARTS.
    static List<String> of(ClusterPod pod, JsonNode object, String phase) {
        var cells = new PodCells(object, object.path("status").path("phase").asString(phase));
        cells.count();
        var status = object.path("status");
        if (status.path("containerStatuses").isEmpty()
                && status.path("initContainerStatuses").isEmpty()) {
            cells.ready = pod.ready() ? cells.total : 0;
            cells.reason = status.path("reason").asString(phase);
        } else {
            cells.containers(cells.initializing());
            if (object.path("metadata").has("deletionTimestamp")
                    && !List.of("Succeeded", "Failed")
                            .contains(status.path("phase").asString(""))) {
                boolean lost = status.path("reason").asString("").equals("NodeLost");
                cells.reason = lost ? "Unknown" : "Terminating";
            }
        }
        return List.of(cells.ready + "/" + cells.total, cells.reason, "" + cells.restarts);
    }

    private void count() {
        total = pod.path("spec").path("containers").size();
        for (var it : pod.path("spec").path("initContainers")) {
            total += isSidecar(it) ? 1 : 0;
        }
    }

    private static boolean isSidecar(JsonNode container) {
        return container.path("restartPolicy").asString("").equals("Always");
    }

    private boolean isSidecar(String name) {
        for (var it : pod.path("spec").path("initContainers")) {
            if (it.path("name").asString("").equals(name)) {
                return isSidecar(it);
            }
        }
        return false;
    }

    /// Takes the init containers; true if one of them is not done.
    private boolean initializing() {
        int i = 0;
        long others = 0;
        for (var it : pod.path("status").path("initContainerStatuses")) {
            boolean sidecar = isSidecar(it.path("name").asString(""));
            long again = it.path("restartCount").asLong(0);
            restarts += sidecar ? again : 0;
            others += sidecar ? 0 : again;
            var ended = it.path("state").path("terminated");
            var waits = it.path("state").path("waiting").path("reason").asString("");
            if (!ended.isMissingNode() && ended.path("exitCode").asInt(0) == 0) {
                i++;
                continue;
            }
            if (sidecar && it.path("started").asBoolean(false)) {
                ready += it.path("ready").asBoolean(false) ? 1 : 0;
                i++;
                continue;
            }
            if (!ended.isMissingNode()) {
                reason = "Init:" + end(ended);
            } else if (!waits.isEmpty() && !waits.equals("PodInitializing")) {
                reason = "Init:" + waits;
            } else {
                reason = "Init:%d/%d".formatted(i, pod.path("spec").path("initContainers").size());
            }
            restarts += others;
            return !hasCondition("Initialized");
        }
        return false;
    }

    private static String end(JsonNode ended) {
        var reason = ended.path("reason").asString("");
        int signal = ended.path("signal").asInt(0);
        return !reason.isEmpty()
                ? reason
                : signal != 0 ? "Signal:" + signal : "ExitCode:" + ended.path("exitCode").asInt(0);
    }

    private void containers(boolean initializing) {
        if (initializing) {
            return;
        }
        boolean running = false;
        var error = "";
        var all = pod.path("status").path("containerStatuses");
        for (int i = all.size() - 1; i >= 0; i--) {
            var it = all.path(i);
            restarts += it.path("restartCount").asLong(0);
            var state = it.path("state");
            var waits = state.path("waiting").path("reason").asString("");
            var ended = state.path("terminated");
            if (!waits.isEmpty()) {
                reason = waits;
            } else if (!ended.isMissingNode()) {
                reason = end(ended);
                error = ended.path("exitCode").asInt(0) != 0 ? reason : error;
            } else if (it.path("ready").asBoolean(false) && state.has("running")) {
                running = true;
                ready++;
            }
        }
        if (reason.equals("Completed")) {
            if (running && hasCondition("Ready")) {
                reason = "Running";
            } else if (!error.isEmpty()) {
                reason = error;
            } else if (running) {
                reason = "NotReady";
            }
        }
    }

    private boolean hasCondition(String type) {
        return condition(pod, type).equals("True");
    }

    private static String condition(JsonNode pod, String type) {
        var path = ".status.conditions[?(@.type==\"" + type + "\")].status";
        return ColumnPath.first(pod, path).asString("");
    }

    /// READINESS GATES: how many of them are open.
    static String gates(JsonNode pod) {
        var gates = pod.path("spec").path("readinessGates");
        int open = 0;
        for (var it : gates) {
            boolean yes = condition(pod, it.path("conditionType").asString("")).equals("True");
            open += yes ? 1 : 0;
        }
        return gates.isEmpty() ? KubectlColumns.NONE : open + "/" + gates.size();
    }
}
