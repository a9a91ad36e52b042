package io.netwright.model.lint;

import io.netwright.model.manifest.Document;
import io.netwright.model.resource.FieldPath;

import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;

/// Versions of kinds that the API server serves no more. All went before 1.34, the oldest version
/// that a lab may have.
final class RemovedVersion implements Rule {
    private static final String FLOW_CONTROL = "flowcontrol.apiserver.k8s.io/v1";
    private static final FieldPath AT = FieldPath.of("apiVersion");

    /// @param kind `*` for every kind of the version
    /// @param now the version that took its place, `""` where none did
    /// @param alike has an object the same fields there
    private record Removal(String version, String kind, String since, String now, boolean alike) {}

    private static final List<Removal> REMOVALS =
            List.of(
                    same("extensions/v1beta1", "NetworkPolicy", "1.16", "networking.k8s.io/v1"),
                    other("extensions/v1beta1", "Ingress", "1.22", "networking.k8s.io/v1"),
                    other("extensions/v1beta1", "PodSecurityPolicy", "1.16", ""),
                    other("extensions/v1beta1", "*", "1.16", "apps/v1"),
                    other("apps/v1beta1", "*", "1.16", "apps/v1"),
                    other("apps/v1beta2", "*", "1.16", "apps/v1"),
                    other("networking.k8s.io/v1beta1", "Ingress", "1.22", "networking.k8s.io/v1"),
                    same(
                            "networking.k8s.io/v1beta1",
                            "IngressClass",
                            "1.22",
                            "networking.k8s.io/v1"),
                    other("admissionregistration.k8s.io/v1beta1", "MutatingWebhookConfiguration"),
                    other("admissionregistration.k8s.io/v1beta1", "ValidatingWebhookConfiguration"),
                    other("apiextensions.k8s.io/v1beta1", "*", "1.22", "apiextensions.k8s.io/v1"),
                    same(
                            "apiregistration.k8s.io/v1beta1",
                            "*",
                            "1.22",
                            "apiregistration.k8s.io/v1"),
                    other("certificates.k8s.io/v1beta1", "CertificateSigningRequest"),
                    same("coordination.k8s.io/v1beta1", "Lease", "1.22", "coordination.k8s.io/v1"),
                    same(
                            "rbac.authorization.k8s.io/v1beta1",
                            "*",
                            "1.22",
                            "rbac.authorization.k8s.io/v1"),
                    same(
                            "rbac.authorization.k8s.io/v1alpha1",
                            "*",
                            "1.22",
                            "rbac.authorization.k8s.io/v1"),
                    same(
                            "scheduling.k8s.io/v1beta1",
                            "PriorityClass",
                            "1.22",
                            "scheduling.k8s.io/v1"),
                    same("batch/v1beta1", "CronJob", "1.25", "batch/v1"),
                    other("batch/v2alpha1", "CronJob", "1.21", "batch/v1"),
                    other(
                            "discovery.k8s.io/v1beta1",
                            "EndpointSlice",
                            "1.25",
                            "discovery.k8s.io/v1"),
                    other("autoscaling/v2beta1", "*", "1.25", "autoscaling/v2"),
                    other("autoscaling/v2beta2", "*", "1.26", "autoscaling/v2"),
                    other("policy/v1beta1", "PodSecurityPolicy", "1.25", ""),
                    other("policy/v1beta1", "PodDisruptionBudget", "1.25", "policy/v1"),
                    same("node.k8s.io/v1beta1", "RuntimeClass", "1.25", "node.k8s.io/v1"),
                    other("flowcontrol.apiserver.k8s.io/v1beta1", "*", "1.26", FLOW_CONTROL),
                    other("flowcontrol.apiserver.k8s.io/v1beta2", "*", "1.29", FLOW_CONTROL),
                    other("flowcontrol.apiserver.k8s.io/v1beta3", "*", "1.32", FLOW_CONTROL));

    private static Removal same(String version, String kind, String since, String now) {
        return new Removal(version, kind, since, now, true);
    }

    private static Removal other(String version, String kind, String since, String now) {
        return new Removal(version, kind, since, now, false);
    }

    private static Removal other(String version, String kind) {
        return other(version, kind, "1.22", version.substring(0, version.indexOf('/')) + "/v1");
    }

    @Override
    public void check(View lab, Consumer<Found> out) {
        var versions = new TreeSet<String>();
        REMOVALS.forEach(it -> versions.add(it.version));
        for (var document : lab.documents()) {
            if (!versions.contains(document.apiVersion())) {
                continue;
            }
            REMOVALS.stream()
                    .filter(it -> it.version.equals(document.apiVersion()))
                    .filter(it -> it.kind.equals("*") || it.kind.equals(document.kind()))
                    .findFirst()
                    .ifPresent(it -> out.accept(found(document, it)));
        }
    }

    private static Found found(Document document, Removal removal) {
        var found =
                Found.in(
                        document,
                        AT,
                        LintCode.REMOVED_VERSION,
                        removal.version,
                        document.kind(),
                        removal.since);
        if (removal.now.isEmpty()) {
            return found.hint("nothing took its place; remove it");
        }
        return removal.alike
                ? found.hint("write apiVersion: {}", removal.now).set(AT, removal.now)
                : found.hint("{} took its place, with other fields", removal.now);
    }
}
