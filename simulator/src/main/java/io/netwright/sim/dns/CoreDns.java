package io.netwright.sim.dns;

import io.netwright.model.net.IpAddress;
import io.netwright.model.resource.ConfigMap;
import io.netwright.model.resource.ResourceKey;
import io.netwright.sim.control.Assumption;
import io.netwright.sim.control.Cluster;
import io.netwright.sim.control.ClusterPod;
import io.netwright.sim.dns.Corefile.Block;
import io.netwright.sim.dns.Corefile.Directive;
import io.netwright.sim.dns.Corefile.Problem;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The cluster's CoreDNS: its version, its Corefile, and the chains that they make (R9.14 to
/// R9.17). Every pod of it gets a server of its own from [#server].
public final class CoreDns {
    /// Where its configuration is (CLI contract 19).
    public static final ResourceKey CONFIG_MAP =
            ResourceKey.core("ConfigMap", "kube-system", "coredns");

    private static final List<String> SET_UP_ONLY =
            List.of(
                    "root",
                    "tls",
                    "quic",
                    "timeouts",
                    "multisocket",
                    "reload",
                    "bind",
                    "debug",
                    "ready",
                    "health",
                    "pprof",
                    "on");
    private static final List<String> WITHOUT_EFFECT =
            List.of(
                    "metadata",
                    "geoip",
                    "cancel",
                    "nsid",
                    "bufsize",
                    "trace",
                    "prometheus",
                    "errors",
                    "log",
                    "dnstap",
                    "any",
                    "chaos",
                    "loop",
                    "dnssec",
                    "header");

    private final Cluster cluster;
    private final PluginOrder order;
    private final @Nullable ConfigMap configMap;
    private final Corefile corefile;
    private final OutsideNames outside;
    private final List<Assumption> assumptions = new ArrayList<>();

    public CoreDns(Cluster cluster) {
        this.cluster = cluster;
        this.outside = new OutsideNames(cluster);
        var tag = imageVersion();
        order = PluginOrder.of(tag.orElseGet(() -> PluginOrder.ofKubernetes(cluster.version())));
        if (tag.isEmpty()) {
            assumptions.add(DnsAssumed.VERSION.of(order.version(), cluster.version()));
        }
        configMap =
                cluster.configMaps().stream()
                        .filter(it -> it.key().equals(CONFIG_MAP))
                        .filter(it -> it.data().containsKey("Corefile"))
                        .findFirst()
                        .orElse(null);
        var text =
                configMap == null
                        ? Corefile.kubeadm(cluster.dnsDomain())
                        : Objects.requireNonNull(configMap.data().get("Corefile"));
        corefile = CorefileReader.read(text, order.names());
    }

    /// The version after the colon of the image of a CoreDNS pod.
    private Optional<String> imageVersion() {
        return pods(cluster).stream()
                .flatMap(it -> it.spec().containers().stream())
                .map(it -> it.image() == null ? "" : it.image())
                .filter(it -> it.contains("coredns") && it.contains(":"))
                .map(it -> it.substring(it.lastIndexOf(':') + 1).replaceFirst("@.*", ""))
                .filter(PluginOrder::isVersion)
                .findFirst();
    }

    /// The pods that run CoreDNS.
    public static List<ClusterPod> pods(Cluster cluster) {
        return cluster.pods().stream()
                .filter(it -> it.namespace().equals("kube-system"))
                .filter(it -> it.labels().has("k8s-app", "kube-dns"))
                .toList();
    }

    /// Does CoreDNS answer at that address: a pod's own, or the Service's?
    boolean answersAt(IpAddress address) {
        return cluster.service("kube-system", "kube-dns")
                        .filter(it -> it.clusterIps().contains(address))
                        .isPresent()
                || pods(cluster).stream().anyMatch(it -> it.ips().contains(address));
    }

    /// The version that kubeadm installs with a version of Kubernetes.
    public static String versionFor(String kubernetes) {
        return PluginOrder.ofKubernetes(kubernetes);
    }

    public String version() {
        return order.version();
    }

    public List<Assumption> assumptions() {
        return List.copyOf(assumptions);
    }

    /// What the resolver at an address says that is no CoreDNS of this cluster.
    Answer outside(Question question, IpAddress server) {
        if (ForwardPlugin.isInside(cluster, server)) {
            return Answer.unknown(
                    "", DnsProblem.DNS_SERVER_UNMODELLED.message(server, question.name()));
        }
        return outside.answer(question, "");
    }

    /// A server that has kept nothing yet.
    public DnsServer server() {
        var problems = new ArrayList<>(corefile.problems());
        var blocks = new ArrayList<DnsServer.Block>();
        for (var block : corefile.blocks()) {
            var zones = block.keys().stream().map(Corefile.Served::zone).toList();
            var chain = chain(block, zones, problems);
            var served =
                    block.keys().stream()
                            .filter(it -> it.port() == DnsServerProgram.PORT)
                            .map(Corefile.Served::zone)
                            .toList();
            blocks.add(new DnsServer.Block(served, chain));
        }
        var problem = problems.isEmpty() ? null : problems.getFirst();
        return new DnsServer(
                blocks,
                problem == null
                        ? null
                        : DnsProblem.DNS_COREFILE_REFUSED.message(
                                CONFIG_MAP, problem.line(), problem.text()));
    }

    private List<Plugin> chain(Block block, List<DnsName> zones, List<Problem> problems) {
        var sorted = new ArrayList<>(block.directives());
        sorted.sort(Comparator.comparingInt(it -> order.names().indexOf(it.name())));
        var chain = new ArrayList<Plugin>();
        for (var directive : sorted) {
            add(chain, directive, zones, problems);
        }
        return chain;
    }

    private void add(
            List<Plugin> chain, Directive directive, List<DnsName> zones, List<Problem> problems) {
        var name = directive.name();
        switch (name) {
            case KubernetesPlugin.NAME -> kubernetes(chain, directive, zones, problems);
            case ForwardPlugin.NAME ->
                    ForwardPlugin.read(directive, cluster, outside, problems).ifPresent(chain::add);
            case "cache" ->
                    chain.add(
                            new CachePlugin(CachePlugin.Settings.read(directive, zones, problems)));
            case "hosts" -> hosts(chain, directive, zones);
            case "rewrite" ->
                    chain.add(
                            RewritePlugin.read(directive)
                                    .<Plugin>map(it -> it)
                                    .orElseGet(() -> UnmodelledPlugin.of(directive, zones)));
            case "loadbalance" -> {
                var policy = directive.arguments();
                chain.add(
                        policy.isEmpty() || policy.equals(List.of("round_robin"))
                                ? new LoadBalancePlugin()
                                : UnmodelledPlugin.of(directive, zones));
            }
            case "minimal" ->
                    chain.add(
                            (question, _, next) -> {
                                var answer = next.serve(question);
                                return answer.answers().isEmpty()
                                        ? answer
                                        : answer.withAdditional(List.of());
                            });
            default -> {
                if (WITHOUT_EFFECT.contains(name)) {
                    chain.add((question, _, next) -> next.serve(question));
                } else if (!SET_UP_ONLY.contains(name) || isBoundElsewhere(directive)) {
                    chain.add(UnmodelledPlugin.of(directive, zones));
                }
            }
        }
    }

    private static boolean isBoundElsewhere(Directive directive) {
        return directive.name().equals("bind")
                && directive.arguments().stream().noneMatch(List.of("0.0.0.0", "::")::contains);
    }

    private void kubernetes(
            List<Plugin> chain, Directive directive, List<DnsName> zones, List<Problem> problems) {
        var options = KubernetesOptions.read(directive, problems);
        var own =
                directive.arguments().isEmpty()
                        ? zones
                        : directive.arguments().stream()
                                .flatMap(it -> CorefileReader.zones(it).stream())
                                .toList();
        if (!options.missing().isEmpty()) {
            chain.add(
                    new UnmodelledPlugin(
                            KubernetesPlugin.NAME,
                            own,
                            "the option "
                                    + options.missing().getFirst()
                                    + " of the plugin kubernetes"));
            return;
        }
        chain.add(new KubernetesPlugin(cluster, own, fallthrough(directive), options));
    }

    /// The zones after `fallthrough`, the root for none; empty without the line.
    private static Optional<List<DnsName>> fallthrough(Directive directive) {
        var words = directive.option("fallthrough");
        if (words.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                words.size() == 1
                        ? List.of(DnsName.ROOT)
                        : words.stream()
                                .skip(1)
                                .flatMap(it -> CorefileReader.zones(it).stream())
                                .toList());
    }

    private void hosts(List<Plugin> chain, Directive directive, List<DnsName> zones) {
        var file = directive.arguments().isEmpty() ? "" : directive.arguments().getFirst();
        var fallthrough = fallthrough(directive);
        var lines = new ArrayList<String>();
        boolean known = true;
        if (file.isEmpty() || file.equals("/etc/hosts")) {
            lines.add("127.0.0.1 localhost");
            lines.add("::1 localhost ip6-localhost ip6-loopback");
        } else {
            var key = file.substring(file.lastIndexOf('/') + 1);
            var text = configMap == null ? null : configMap.data().get(key);
            known = text != null;
            lines.addAll(text == null ? List.of() : text.lines().toList());
        }
        chain.add(new HostsPlugin(directive, lines, zones, fallthrough, !order.atLeast("1.15.0")));
        if (!known) {
            chain.add(
                    new UnmodelledPlugin(
                            "hosts", zones, "the file " + file + " of the plugin hosts"));
        }
    }
}
