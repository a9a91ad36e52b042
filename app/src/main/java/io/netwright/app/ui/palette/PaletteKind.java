package io.netwright.app.ui.palette;

import io.netwright.app.ui.figures.Figure;

/// What the palette offers, in its order.
public enum PaletteKind {
    NODE("Cluster", Figure.NODE, "Node", "A machine with pods, routes, kube-proxy"),
    POD("Cluster", Figure.POD, "Pod", "One pod that serves HTTP on port 80"),
    DEPLOYMENT("Cluster", Figure.WORKLOAD, "Deployment", "Two pods, where the scheduler puts them"),
    SERVICE("Services", Figure.SERVICE, "Service", "One name and cluster IP for some pods"),
    NODE_PORT("Services", Figure.SERVICE, "Node port", "A Service on a port of every node"),
    HEADLESS("Services", Figure.ENDPOINTS, "Headless Service", "A name for the pods themselves"),
    DENY("Policies", Figure.POLICY, "Deny ingress", "Nobody reaches the pods"),
    NAMESPACE_ONLY(
            "Policies", Figure.POLICY, "Own namespace only", "Only its namespace reaches them"),
    NO_EGRESS("Policies", Figure.POLICY, "DNS only", "The pods may ask for names, nothing else");

    private final String group;
    private final Figure figure;
    private final String title;
    private final String about;

    PaletteKind(String group, Figure figure, String title, String about) {
        this.group = group;
        this.figure = figure;
        this.title = title;
        this.about = about;
    }

    public String group() {
        return group;
    }

    public Figure figure() {
        return figure;
    }

    public String title() {
        return title;
    }

    /// In one line.
    public String about() {
        return about;
    }

    boolean isPolicy() {
        return figure == Figure.POLICY;
    }
}
