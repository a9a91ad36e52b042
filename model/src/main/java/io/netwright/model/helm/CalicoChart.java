package io.netwright.model.helm;

import java.util.LinkedHashMap;

/// `tigera-operator`: an Installation, of which the values are the spec.
///
/// Source: projectcalico/calico `charts/tigera-operator/templates/crs/custom-resources.yaml`.
final class CalicoChart {
    private CalicoChart() {}

    static void make(Making chart) {
        chart.use("installation");
        if (!chart.flag("installation.enabled", true)) {
            return;
        }
        var spec = new LinkedHashMap<String, Object>();
        if (chart.value("installation") instanceof Value.Table table) {
            spec.putAll(table.entries());
        }
        spec.remove("enabled");
        chart.object(
                Json.map(
                        "apiVersion",
                        "operator.tigera.io/v1",
                        "kind",
                        "Installation",
                        "metadata",
                        Json.map("name", "default"),
                        "spec",
                        spec));
        if (chart.flag("defaultFelixConfiguration.enabled", false)
                && chart.value("defaultFelixConfiguration") instanceof Value.Table table) {
            var felix = new LinkedHashMap<String, Object>(table.entries());
            felix.remove("enabled");
            chart.object(
                    Json.map(
                            "apiVersion",
                            "crd.projectcalico.org/v1",
                            "kind",
                            "FelixConfiguration",
                            "metadata",
                            Json.map("name", "default"),
                            "spec",
                            felix));
        }
    }
}
