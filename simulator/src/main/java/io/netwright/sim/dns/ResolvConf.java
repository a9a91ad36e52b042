package io.netwright.sim.dns;

import io.netwright.model.net.IpAddress;
import io.netwright.model.resource.PodSpec;
import io.netwright.sim.control.Assumption;
import io.netwright.sim.control.Cluster;
import io.netwright.sim.control.ClusterPod;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// A client's `/etc/resolv.conf` (R9.1 to R9.3). Source: kubernetes
/// `pkg/kubelet/network/dns/dns.go`, `GetPodDNS`; `resolv.conf(5)`.
///
/// @param nameservers three at the most
/// @param search without final dots
/// @param options as written: `ndots:5`, `use-vc`
/// @param assumptions what it rests on that the lab does not say
public record ResolvConf(
        List<IpAddress> nameservers,
        List<String> search,
        List<String> options,
        List<Assumption> assumptions) {
    private static final int NAMESERVERS = 3;
    private static final int SEARCHES = 32;
    private static final int SEARCH_CHARACTERS = 2048;
    private static final Assumption NODE = DnsAssumed.NODE_RESOLVER.of(OutsideNames.RESOLVER);

    public ResolvConf {
        nameservers = List.copyOf(nameservers);
        search = List.copyOf(search);
        options = List.copyOf(options);
        assumptions = List.copyOf(assumptions);
    }

    /// That of a node, and of a host outside.
    public static ResolvConf ofHost() {
        return new ResolvConf(List.of(OutsideNames.RESOLVER), List.of(), List.of(), List.of(NODE));
    }

    /// What the kubelet writes for a pod.
    public static ResolvConf of(ClusterPod pod, Cluster cluster) {
        var policy = pod.spec().dnsPolicy() == null ? "ClusterFirst" : pod.spec().dnsPolicy();
        boolean asHost =
                policy.equals("Default")
                        || (policy.equals("ClusterFirst") && pod.spec().hostNetwork());
        var base =
                policy.equals("None")
                        ? new ResolvConf(List.of(), List.of(), List.of(), List.of())
                        : asHost ? ofHost() : ofCluster(pod.namespace(), cluster);
        return base.with(pod.spec().dnsConfig());
    }

    private static ResolvConf ofCluster(String namespace, Cluster cluster) {
        var servers =
                cluster.service("kube-system", "kube-dns").stream()
                        .flatMap(it -> it.clusterIps().stream())
                        .limit(1)
                        .toList();
        if (servers.isEmpty()) {
            return ofHost(); // a kubelet without clusterDNS: MissingClusterDNS
        }
        var domain = cluster.dnsDomain();
        return new ResolvConf(
                servers,
                List.of(namespace + ".svc." + domain, "svc." + domain, domain),
                List.of("ndots:5"),
                List.of(NODE));
    }

    private ResolvConf with(PodSpec.@Nullable DnsConfig config) {
        if (config == null) {
            return this;
        }
        var servers = new LinkedHashSet<>(nameservers);
        servers.addAll(config.nameservers());
        var searches = new LinkedHashSet<>(search);
        config.searches().forEach(it -> searches.add(withoutDot(it)));
        var merged = new ArrayList<>(options);
        for (var option : config.options()) {
            merged.removeIf(it -> it.equals(option.name()) || it.startsWith(option.name() + ":"));
            merged.add(
                    option.value() == null ? option.name() : option.name() + ":" + option.value());
        }
        return new ResolvConf(
                servers.stream().limit(NAMESERVERS).toList(),
                cut(List.copyOf(searches)),
                merged,
                assumptions);
    }

    private static String withoutDot(String domain) {
        return domain.endsWith(".") && domain.length() > 1
                ? domain.substring(0, domain.length() - 1)
                : domain;
    }

    private static List<String> cut(List<String> searches) {
        var kept = new ArrayList<String>();
        int characters = -1;
        for (var it : searches) {
            characters += it.length() + 1;
            if (kept.size() == SEARCHES || characters > SEARCH_CHARACTERS) {
                break;
            }
            kept.add(it);
        }
        return kept;
    }

    /// From how many dots on a name is first tried as it is; 1 where unset, 15 at the most.
    public int ndots() {
        return Math.min(15, number("ndots", 1));
    }

    /// Seconds to wait for an answer.
    public int timeout() {
        return Math.clamp(number("timeout", 5), 1, 30);
    }

    /// How often each nameserver is asked.
    public int attempts() {
        return Math.clamp(number("attempts", 2), 1, 5);
    }

    public boolean has(String option) {
        return options.contains(option);
    }

    private int number(String option, int otherwise) {
        int value = otherwise;
        for (var it : options) {
            if (it.matches(option + ":\\d{1,6}")) {
                value = Integer.parseInt(it.substring(option.length() + 1));
            }
        }
        return value;
    }

    /// As the file reads.
    public String text() {
        var text = new StringBuilder();
        if (!search.isEmpty()) {
            text.append("search ").append(String.join(" ", search)).append('\n');
        }
        nameservers.forEach(it -> text.append("nameserver ").append(it).append('\n'));
        if (!options.isEmpty()) {
            text.append("options ").append(String.join(" ", options)).append('\n');
        }
        return text.toString();
    }
}
