package io.netwright.app.ui.figures;

import java.util.Locale;

/// The kinds of things that have a drawing and a hue.
public enum Figure {
    NODE("Node"),
    POD("Pod"),
    WORKLOAD("Workload"),
    SERVICE("Service"),
    ENDPOINTS("EndpointSlice"),
    POLICY("NetworkPolicy"),
    INGRESS("Ingress"),
    NAMESPACE("Namespace"),
    CONFIG("ConfigMap"),
    OUTSIDE("Outside host"),
    ROUTER("Router"),
    OTHER("Object");

    private final String title;

    Figure(String title) {
        this.title = title;
    }

    /// As a palette or a heading shows it.
    public String title() {
        return title;
    }

    /// The style class that carries its hue: `kind-pod`.
    public String styleClass() {
        return "kind-" + name().toLowerCase(Locale.ROOT);
    }

    /// The one that stands for objects of a Kubernetes kind.
    public static Figure of(String kind) {
        return switch (kind) {
            case "Node" -> NODE;
            case "Pod" -> POD;
            case "Deployment",
                    "ReplicaSet",
                    "StatefulSet",
                    "DaemonSet",
                    "Job",
                    "CronJob",
                    "ReplicationController" ->
                    WORKLOAD;
            case "Service" -> SERVICE;
            case "EndpointSlice", "Endpoints" -> ENDPOINTS;
            case "NetworkPolicy" -> POLICY;
            case "Ingress" -> INGRESS;
            case "Namespace" -> NAMESPACE;
            case "ConfigMap", "Secret" -> CONFIG;
            default -> OTHER;
        };
    }
}
