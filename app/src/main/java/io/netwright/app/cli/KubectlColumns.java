package io.netwright.app.cli;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// The columns that kubectl shows of Kubernetes' own kinds, filled from the objects themselves.
///
/// Source: kubernetes `pkg/printers/internalversion/printers.go`, compared with kubectl 1.37.
///
/// @param wide how many of the last ones `-o wide` adds
record KubectlColumns(String kinds, List<String> columns, int wide, Cells cells) {
    static final String NONE = "<none>";
    private static final String AGE = "<unknown>"; // a lab has no clock

    /// What stands in the columns after the name.
    interface Cells {
        List<String> of(JsonNode object);
    }

    private static final List<KubectlColumns> ALL =
            List.of(
                    of(
                            "apps/Deployment",
                            "READY,UP-TO-DATE,AVAILABLE,AGE,CONTAINERS,IMAGES,SELECTOR",
                            3,
                            KubectlColumns::deployment),
                    of(
                            "apps/ReplicaSet,/ReplicationController",
                            "DESIRED,CURRENT,READY,AGE,CONTAINERS,IMAGES,SELECTOR",
                            3,
                            KubectlColumns::replicaSet),
                    of(
                            "apps/StatefulSet",
                            "READY,AGE,CONTAINERS,IMAGES",
                            2,
                            KubectlColumns::statefulSet),
                    of(
                            "apps/DaemonSet",
                            "DESIRED,CURRENT,READY,UP-TO-DATE,AVAILABLE,NODE"
                                    + " SELECTOR,AGE,CONTAINERS,IMAGES,SELECTOR",
                            3,
                            KubectlColumns::daemonSet),
                    of(
                            "batch/Job",
                            "STATUS,COMPLETIONS,DURATION,AGE,CONTAINERS,IMAGES,SELECTOR",
                            3,
                            KubectlColumns::job),
                    of(
                            "batch/CronJob",
                            "SCHEDULE,TIMEZONE,SUSPEND,ACTIVE,LAST"
                                    + " SCHEDULE,AGE,CONTAINERS,IMAGES,SELECTOR",
                            3,
                            KubectlColumns::cronJob),
                    of(
                            "networking.k8s.io/Ingress",
                            "CLASS,HOSTS,ADDRESS,PORTS,AGE",
                            0,
                            KubectlColumns::ingress),
                    of(
                            "networking.k8s.io/IngressClass",
                            "CONTROLLER,PARAMETERS,AGE",
                            0,
                            KubectlColumns::ingressClass),
                    of(
                            "networking.k8s.io/NetworkPolicy",
                            "POD-SELECTOR,AGE",
                            0,
                            it -> List.of(selector(it.path("spec").path("podSelector")), AGE)),
                    of(
                            "networking.k8s.io/ServiceCIDR",
                            "CIDRS,AGE",
                            0,
                            it -> List.of(joined(it.path("spec").path("cidrs")), AGE)),
                    of(
                            "networking.k8s.io/IPAddress",
                            "PARENTREF,AGE",
                            0,
                            KubectlColumns::ipAddress),
                    of("/Endpoints", "ENDPOINTS,AGE", 0, it -> List.of(endpoints(it), AGE)),
                    of(
                            "/ConfigMap",
                            "DATA,AGE",
                            0,
                            it ->
                                    List.of(
                                            ""
                                                    + (it.path("data").size()
                                                            + it.path("binaryData").size()),
                                            AGE)),
                    of(
                            "/Secret",
                            "TYPE,DATA,AGE",
                            0,
                            it ->
                                    List.of(
                                            it.path("type").asString("Opaque"),
                                            "" + it.path("data").size(),
                                            AGE)),
                    of(
                            "policy/PodDisruptionBudget",
                            "MIN AVAILABLE,MAX UNAVAILABLE,ALLOWED DISRUPTIONS,AGE",
                            0,
                            it ->
                                    List.of(
                                            it.path("spec").path("minAvailable").asString("N/A"),
                                            it.path("spec").path("maxUnavailable").asString("N/A"),
                                            count(it, "disruptionsAllowed"),
                                            AGE)));

    private static KubectlColumns of(String kinds, String columns, int wide, Cells cells) {
        return new KubectlColumns(kinds, List.of(columns.split(",")), wide, cells);
    }

    /// Those of a kind, empty where it has none of its own.
    static Optional<KubectlColumns> of(String group, String kind) {
        var name = group + "/" + kind;
        return ALL.stream().filter(it -> List.of(it.kinds.split(",")).contains(name)).findFirst();
    }

    private static String count(JsonNode object, String field) {
        return Integer.toString(object.path("status").path(field).asInt(0));
    }

    private static String desired(JsonNode object) {
        return Integer.toString(object.path("spec").path("replicas").asInt(1));
    }

    private static List<String> deployment(JsonNode it) {
        var cells = new ArrayList<String>();
        cells.add(count(it, "readyReplicas") + "/" + desired(it));
        cells.add(count(it, "updatedReplicas"));
        cells.add(count(it, "availableReplicas"));
        cells.add(AGE);
        containers(it.path("spec").path("template"), cells);
        cells.add(selector(it.path("spec").path("selector")));
        return cells;
    }

    private static List<String> replicaSet(JsonNode it) {
        var cells = new ArrayList<String>();
        cells.add(desired(it));
        cells.add(count(it, "replicas"));
        cells.add(count(it, "readyReplicas"));
        cells.add(AGE);
        containers(it.path("spec").path("template"), cells);
        var selector = it.path("spec").path("selector");
        boolean plain = it.path("kind").asString("").equals("ReplicationController");
        cells.add(plain ? labels(selector) : selector(selector));
        return cells;
    }

    private static List<String> statefulSet(JsonNode it) {
        var cells = new ArrayList<String>();
        cells.add(count(it, "readyReplicas") + "/" + desired(it));
        cells.add(AGE);
        containers(it.path("spec").path("template"), cells);
        return cells;
    }

    private static List<String> daemonSet(JsonNode it) {
        var cells = new ArrayList<String>();
        for (var field :
                List.of(
                        "desiredNumberScheduled",
                        "currentNumberScheduled",
                        "numberReady",
                        "updatedNumberScheduled",
                        "numberAvailable")) {
            cells.add(count(it, field));
        }
        var template = it.path("spec").path("template");
        cells.add(labels(template.path("spec").path("nodeSelector")));
        cells.add(AGE);
        containers(template, cells);
        cells.add(selector(it.path("spec").path("selector")));
        return cells;
    }

    private static List<String> job(JsonNode it) {
        var cells = new ArrayList<String>();
        cells.add(jobStatus(it));
        int parallel = it.path("spec").path("parallelism").asInt(1);
        var completions = it.path("spec").path("completions");
        boolean queue = completions.isMissingNode() && it.path("spec").has("parallelism");
        cells.add(
                count(it, "succeeded")
                        + "/"
                        + (queue && parallel > 1 ? "1 of " + parallel : completions.asInt(1)));
        cells.add(it.path("status").has("startTime") ? AGE : "");
        cells.add(AGE);
        containers(it.path("spec").path("template"), cells);
        cells.add(selector(it.path("spec").path("selector")));
        return cells;
    }

    private static String jobStatus(JsonNode job) {
        var states =
                List.of(
                        "Complete",
                        "Failed",
                        "",
                        "Suspended",
                        "FailureTarget",
                        "SuccessCriteriaMet");
        for (var state : states) {
            if (state.isEmpty() && job.path("metadata").has("deletionTimestamp")) {
                return "Terminating";
            }
            var path = ".status.conditions[?(@.type==\"" + state + "\")].status";
            if (ColumnPath.first(job, path).asString("").equals("True")) {
                return state;
            }
        }
        return job.path("spec").path("suspend").asBoolean(false) && !job.has("status")
                ? "Suspended"
                : "Running";
    }

    private static List<String> cronJob(JsonNode it) {
        var spec = it.path("spec");
        var job = spec.path("jobTemplate").path("spec");
        var cells = new ArrayList<String>();
        cells.add(spec.path("schedule").asString(""));
        cells.add(spec.path("timeZone").asString(NONE));
        cells.add(spec.path("suspend").asBoolean(false) ? "True" : "False");
        cells.add(Integer.toString(it.path("status").path("active").size()));
        cells.add(it.path("status").has("lastScheduleTime") ? AGE : NONE);
        cells.add(AGE);
        containers(job.path("template"), cells);
        cells.add(selector(job.path("selector")));
        return cells;
    }

    private static void containers(JsonNode template, List<String> cells) {
        var names = new ArrayList<String>();
        var images = new ArrayList<String>();
        for (var it : template.path("spec").path("containers")) {
            names.add(it.path("name").asString(""));
            images.add(it.path("image").asString(""));
        }
        cells.add(String.join(",", names));
        cells.add(String.join(",", images));
    }

    private static List<String> ingress(JsonNode it) {
        var spec = it.path("spec");
        var hosts = new ArrayList<String>();
        for (var rule : spec.path("rules")) {
            var host = rule.path("host").asString("");
            if (!host.isEmpty() && hosts.size() < 3) {
                hosts.add(host);
            }
        }
        int rules = spec.path("rules").size();
        var shown = hosts.isEmpty() ? "*" : String.join(",", hosts);
        boolean more = hosts.size() == 3 && rules > 3;
        return List.of(
                spec.path("ingressClassName").asString(NONE),
                more ? "%s + %d more...".formatted(shown, rules - 3) : shown,
                addresses(it),
                spec.path("tls").isEmpty() ? "80" : "80, 443",
                AGE);
    }

    /// The addresses of a load balancer, sorted.
    private static String addresses(JsonNode object) {
        var all = new TreeSet<String>();
        for (var it : object.path("status").path("loadBalancer").path("ingress")) {
            var ip = it.path("ip").asString("");
            all.add(ip.isEmpty() ? it.path("hostname").asString("") : ip);
        }
        all.remove("");
        return String.join(",", all);
    }

    private static List<String> ingressClass(JsonNode it) {
        var given = it.path("spec").path("parameters");
        var group = given.path("apiGroup").asString("");
        var parameters =
                given.isMissingNode() || given.isNull()
                        ? NONE
                        : given.path("kind").asString("")
                                + (group.isEmpty() ? "" : "." + group)
                                + "/"
                                + given.path("name").asString("");
        return List.of(it.path("spec").path("controller").asString(""), parameters, AGE);
    }

    private static List<String> ipAddress(JsonNode it) {
        var parent = it.path("spec").path("parentRef");
        if (parent.isMissingNode()) {
            return List.of(NONE, AGE);
        }
        var group = parent.path("group").asString("");
        var namespace = parent.path("namespace").asString("");
        var resource = parent.path("resource").asString("") + (group.isEmpty() ? "" : "." + group);
        return List.of(
                resource.toLowerCase(Locale.ROOT)
                        + (namespace.isEmpty() ? "" : "/" + namespace)
                        + "/"
                        + parent.path("name").asString(""),
                AGE);
    }

    private static String endpoints(JsonNode object) {
        var all = new ArrayList<String>();
        for (var subset : object.path("subsets")) {
            var addresses = subset.path("addresses");
            if (subset.path("ports").isEmpty()) {
                addresses.forEach(it -> all.add(it.path("ip").asString("")));
            }
            for (var port : subset.path("ports")) {
                for (var it : addresses) {
                    var ip = it.path("ip").asString("");
                    var host = ip.contains(":") ? "[" + ip + "]" : ip;
                    all.add(host + ":" + port.path("port").asString(""));
                }
            }
        }
        if (object.path("subsets").isEmpty()) {
            return NONE;
        }
        var shown = String.join(",", all.subList(0, Math.min(3, all.size())));
        return all.size() <= 3 ? shown : "%s + %d more...".formatted(shown, all.size() - 3);
    }

    private static String joined(JsonNode list) {
        var all = new ArrayList<String>();
        list.forEach(it -> all.add(it.asString("")));
        return String.join(",", all);
    }

    /// `a=b,c=d` in order.
    static String labels(JsonNode mapping) {
        var all = new TreeSet<String>();
        for (var it : mapping.properties()) {
            all.add(it.getKey() + "=" + it.getValue().asString(""));
        }
        return all.isEmpty() ? NONE : String.join(",", all);
    }

    /// A label selector as it is written on a command line, by key.
    static String selector(JsonNode selector) {
        var all = new TreeMap<String, String>();
        for (var it : selector.path("matchLabels").properties()) {
            all.put(it.getKey(), it.getKey() + "=" + it.getValue().asString(""));
        }
        for (var it : selector.path("matchExpressions")) {
            var key = it.path("key").asString("");
            var values = new TreeSet<String>();
            it.path("values").forEach(value -> values.add(value.asString("")));
            var list = "(" + String.join(",", values) + ")";
            all.put(
                    key + " " + all.size(),
                    switch (it.path("operator").asString("")) {
                        case "In" -> key + " in " + list;
                        case "NotIn" -> key + " notin " + list;
                        case "DoesNotExist" -> "!" + key;
                        default -> key;
                    });
        }
        return all.isEmpty() ? NONE : String.join(",", all.values());
    }
}
