package io.netwright.model.helm;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// A chart whose values are understood.
public enum Chart {
    CILIUM("cilium", "cilium", "kube-system", "cilium"),
    CALICO("tigera-operator", "calico", "tigera-operator", "calico"),
    INGRESS_NGINX("ingress-nginx", "ingress-nginx", "ingress-nginx", "nginx"),
    TRAEFIK("traefik", "traefik", "traefik", "traefik");

    private final String chart;
    private final String release;
    private final String namespace;
    private final String sign;

    Chart(String chart, String release, String namespace, String sign) {
        this.chart = chart;
        this.release = release;
        this.namespace = namespace;
        this.sign = sign;
    }

    /// Its name in its repository.
    public String chart() {
        return chart;
    }

    /// What its documentation calls the release.
    String release() {
        return release;
    }

    /// Where its documentation installs it.
    String namespace() {
        return namespace;
    }

    /// What is in the names of files about it.
    String sign() {
        return sign;
    }

    /// Names that a Lab document may give it.
    public static List<String> words() {
        var words = new ArrayList<String>();
        for (var chart : values()) {
            words.add(chart.chart);
        }
        words.add("calico");
        return words;
    }

    /// By its name, or that of the product.
    public static @Nullable Chart named(String name) {
        for (var chart : values()) {
            if (chart.chart.equals(name) || (chart == CALICO && name.equals("calico"))) {
                return chart;
            }
        }
        return null;
    }

    /// By what stands in a command: `cilium/cilium`, `oci://registry/charts/cilium`,
    /// `https://…/traefik-37.1.0.tgz`, `./charts/ingress-nginx`.
    static @Nullable Chart referred(String reference) {
        var path = reference.replaceAll("/+$", "").replaceAll("[?#].*$", "");
        var name = path.substring(path.lastIndexOf('/') + 1);
        if (name.endsWith(".tgz")) {
            name = name.replaceAll("-v?[0-9].*\\.tgz$", "");
        }
        return named(name.replaceAll("[:@].*$", ""));
    }
}
