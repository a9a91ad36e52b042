package io.netwright.model.helm;

import io.netwright.model.diag.Diagnostic;
import io.netwright.model.diag.Fault;
import io.netwright.model.manifest.Document;
import io.netwright.model.manifest.YamlNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Sees that a document without a kind is the values of a chart, or a script that installs one.
/// That is offered, and never applied unasked.
public final class Recognition {
    private Recognition() {}

    /// Values that hardly any other chart has.
    private static List<String> marksOf(Chart chart) {
        return switch (chart) {
            case CILIUM ->
                    List.of(
                            "kubeProxyReplacement",
                            "routingMode",
                            "tunnelProtocol",
                            "ipv4NativeRoutingCIDR",
                            "autoDirectNodeRoutes",
                            "hubble",
                            "bpf",
                            "ipam.mode",
                            "ipam.operator",
                            "bgpControlPlane",
                            "l2announcements",
                            "k8sServiceHost",
                            "bandwidthManager",
                            "socketLB",
                            "endpointRoutes",
                            "cni.chainingMode",
                            "egressGateway",
                            "policyEnforcementMode",
                            "enableIPv4Masquerade",
                            "encryption.type",
                            "clustermesh",
                            "tunnel",
                            "loadBalancer.mode");
            case CALICO ->
                    List.of(
                            "installation.calicoNetwork",
                            "installation.cni",
                            "installation.kubernetesProvider",
                            "installation.registry",
                            "tigeraOperator",
                            "calicoctl",
                            "goldmane",
                            "whisker",
                            "defaultFelixConfiguration",
                            "installation.variant");
            case INGRESS_NGINX ->
                    List.of(
                            "controller.ingressClassResource",
                            "controller.ingressClass",
                            "controller.watchIngressWithoutClass",
                            "controller.electionID",
                            "controller.admissionWebhooks",
                            "controller.publishService",
                            "controller.allowSnippetAnnotations",
                            "controller.config.proxy-body-size",
                            "controller.config.use-forwarded-headers",
                            "controller.config.enable-real-ip",
                            "controller.config.worker-processes",
                            "controller.config.ssl-protocols",
                            "controller.config.use-gzip",
                            "controller.config.use-http2",
                            "controller.service.externalTrafficPolicy",
                            "controller.hostPort",
                            "controller.proxySetHeaders");
            case TRAEFIK ->
                    List.of(
                            "ports.web",
                            "ports.websecure",
                            "ports.traefik",
                            "ingressRoute.dashboard",
                            "providers.kubernetesCRD",
                            "providers.kubernetesIngress",
                            "globalArguments",
                            "certResolvers",
                            "certificatesResolvers",
                            "tlsOptions",
                            "tlsStore");
        };
    }

    /// The offer that a document makes, empty where it makes none.
    public static Optional<Diagnostic> offer(Document document) {
        var chart = ofValues(document);
        if (chart != null) {
            return Optional.of(
                    Diagnostic.warning(
                            document.at(),
                            Fault.CHART_VALUES.message(chart.chart()),
                            Fault.CHART_VALUES.hint(
                                    "say in the Lab document: values: [{}]",
                                    "{chart: %s, file: %s}"
                                            .formatted(chart.chart(), document.file()))));
        }
        var command = ofCommand(document);
        return command == null
                ? Optional.empty()
                : Optional.of(
                        Diagnostic.warning(
                                document.at(),
                                Fault.CHART_COMMAND.message(command.chart()),
                                Fault.CHART_COMMAND.hint(
                                        "say in the Lab document: helm: [{}]",
                                        "{file: %s}".formatted(document.file()))));
    }

    /// The chart whose values a document is, null for none.
    public static @Nullable Chart ofValues(Document document) {
        if (!document.kind().isEmpty()
                || !(document.tree().orElse(null) instanceof YamlNode.Mapping mapping)) {
            return null;
        }
        Chart best = null;
        int most = 0;
        for (var chart : Chart.values()) {
            int marks = marks(chart, document, mapping);
            var names = ChartNames.of(chart);
            long known = mapping.entries().stream().filter(it -> names.hasTop(it.name())).count();
            boolean mostly = known * 2 > mapping.entries().size();
            if (marks > most && mostly) {
                most = marks;
                best = chart;
            }
        }
        return best;
    }

    private static int marks(Chart chart, Document document, YamlNode.Mapping mapping) {
        int marks = 0;
        for (var mark : marksOf(chart)) {
            YamlNode node = mapping;
            for (var step : mark.split("\\.", -1)) {
                node = node instanceof YamlNode.Mapping it ? it.get(step) : null;
            }
            marks += node == null ? 0 : 1;
        }
        var file = document.file().toLowerCase(Locale.ROOT);
        boolean named = file.contains(chart.sign());
        return marks + (named && (marks > 0 || file.contains("values")) ? 2 : 0);
    }

    /// The chart that a script installs, null for none.
    public static @Nullable Chart ofCommand(Document document) {
        var text = document.section().text();
        boolean script =
                document.tree().isEmpty()
                        || document.tree().get() instanceof YamlNode.Scalar
                        || text.startsWith("#!");
        if (!document.kind().isEmpty() || !script || !text.contains("helm")) {
            return null;
        }
        for (var command : HelmCommand.read(Snippet.of(document), new ArrayList<>()::add)) {
            var chart = Chart.referred(command.chart().text());
            if (chart != null) {
                return chart;
            }
        }
        return null;
    }
}
