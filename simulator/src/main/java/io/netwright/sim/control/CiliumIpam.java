package io.netwright.sim.control;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpFamily;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.Node;
import io.netwright.model.resource.Pod;
import io.netwright.model.resource.Resource;
import io.netwright.sim.ipam.IpamSettings;
import io.netwright.sim.ipam.IpamSettings.CiliumClusterPool;
import io.netwright.sim.ipam.IpamSettings.CiliumKubernetes;
import io.netwright.sim.ipam.IpamSettings.CiliumMultiPool;
import io.netwright.sim.ipam.IpamSettings.Pool;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Cilium's IPAM, as the keys of its ConfigMap `cilium-config` say.
///
/// Sources: cilium `operator/pkg/ipam/clusterpool.go`, `operator/pkg/ipam/allocator/multipool`,
/// `pkg/option/config.go`, `install/kubernetes/cilium/templates/cilium-configmap.yaml`.
final class CiliumIpam {
    private static final String NAME = "cilium-config";
    private static final String USUAL_POOL = "default";
    private static final int USUAL_AHEAD = 8;
    private static final List<String> HEALTH =
            List.of("enable-health-checking", "enable-endpoint-health-checking");

    private final SortedMap<String, String> keys;
    private final Notes notes;
    private final Resource map;
    private final CiliumObjects objects;

    private CiliumIpam(
            SortedMap<String, String> keys, Resource map, CiliumObjects objects, Notes notes) {
        this.keys = keys;
        this.map = map;
        this.objects = objects;
        this.notes = notes;
    }

    /// The keys that the mode of a configuration heeds.
    static List<String> keys(SortedMap<String, String> keys) {
        var heeded = new ArrayList<>(List.of("ipam"));
        switch (mode(keys)) {
            case "cluster-pool" -> {
                heeded.addAll(HEALTH);
                heeded.addAll(
                        List.of(
                                "enable-ipv4",
                                "enable-ipv6",
                                "cluster-pool-ipv4-cidr",
                                "cluster-pool-ipv4-mask-size",
                                "cluster-pool-ipv6-cidr",
                                "cluster-pool-ipv6-mask-size"));
            }
            case "multi-pool" -> {
                heeded.addAll(HEALTH);
                heeded.addAll(
                        List.of(
                                "ipam-multi-pool-pre-allocation",
                                "ipam-default-ip-pool",
                                "auto-create-cilium-pod-ip-pools"));
            }
            case "kubernetes" -> heeded.addAll(HEALTH);
            default -> {}
        }
        return heeded;
    }

    private static String mode(SortedMap<String, String> keys) {
        return keys.getOrDefault("ipam", "cluster-pool");
    }

    static IpamSettings read(List<Cidr> stated, List<Resource> resources, Notes notes) {
        var map = CniSigns.configMap(resources, NAME);
        var objects = CiliumObjects.read(resources);
        return map == null
                ? unstated(stated, resources, objects, notes)
                : new CiliumIpam(map.data(), map, objects, notes).read();
    }

    private IpamSettings read() {
        var mode = mode(keys);
        return switch (mode) {
            case "kubernetes" -> new CiliumKubernetes(health());
            case "cluster-pool" -> clusterPool();
            case "multi-pool" -> multiPool();
            default -> new IpamSettings.HostLocal("Cilium (" + mode + ")");
        };
    }

    private static IpamSettings unstated(
            List<Cidr> stated, List<Resource> resources, CiliumObjects objects, Notes notes) {
        var shown = objects.mode();
        if ("multi-pool".equals(shown)) {
            notes.assume(Assumed.CILIUM_IPAM, "multi-pool");
            var ahead = new TreeMap<String, Integer>();
            ahead.put(USUAL_POOL, USUAL_AHEAD);
            return new CiliumMultiPool(
                    objects.pools(new TreeMap<>()), USUAL_POOL, ahead, objects.heldOfPools(), true);
        }
        if ("kubernetes".equals(shown) || (shown == null && areInPodCidrs(resources))) {
            notes.assume(Assumed.CILIUM_IPAM, "kubernetes");
            return new CiliumKubernetes(true);
        }
        var pools = stated.isEmpty() ? List.of(CiliumClusterPool.USUAL_POOL) : stated;
        var texts = pools.stream().map(Cidr::toString).toList();
        notes.assume(Assumed.CILIUM_IPAM, "cluster-pool, " + String.join(" and ", texts));
        return new CiliumClusterPool(
                pools,
                CiliumClusterPool.USUAL_V4_MASK,
                CiliumClusterPool.USUAL_V6_MASK,
                objects.held(),
                true);
    }

    /// Do statuses show that pods have addresses of their Node's podCIDR?
    private static boolean areInPodCidrs(List<Resource> resources) {
        var podCidrs = new TreeMap<String, List<Cidr>>();
        for (var resource : resources) {
            if (resource instanceof Node node) {
                podCidrs.put(node.key().name(), node.podCidrs());
            }
        }
        int inside = 0;
        for (var resource : resources) {
            if (resource instanceof Pod pod
                    && pod.spec().nodeName() != null
                    && !pod.spec().hostNetwork()
                    && !pod.status().podIps().isEmpty()) {
                var address = pod.status().podIps().getFirst();
                var own = podCidrs.getOrDefault(pod.spec().nodeName(), List.of());
                if (own.stream().noneMatch(it -> it.contains(address))) {
                    return false;
                }
                inside++;
            }
        }
        return inside > 0;
    }

    private boolean health() {
        return !isOff("enable-health-checking") && !isOff("enable-endpoint-health-checking");
    }

    private boolean isOff(String key) {
        return "false".equals(keys.get(key));
    }

    private IpamSettings clusterPool() {
        var pools = new ArrayList<Cidr>();
        if (!isOff("enable-ipv4")) {
            pools.addAll(cidrs("cluster-pool-ipv4-cidr"));
        }
        if ("true".equals(keys.get("enable-ipv6"))) {
            pools.addAll(cidrs("cluster-pool-ipv6-cidr"));
        }
        return new CiliumClusterPool(
                pools,
                number("cluster-pool-ipv4-mask-size", CiliumClusterPool.USUAL_V4_MASK),
                number("cluster-pool-ipv6-mask-size", CiliumClusterPool.USUAL_V6_MASK),
                objects.held(),
                health());
    }

    /// Networks with commas or spaces between.
    private List<Cidr> cidrs(String key) {
        var cidrs = new ArrayList<Cidr>();
        for (var part : keys.getOrDefault(key, "").split("[,\\s]+", -1)) {
            if (!part.isEmpty()) {
                add(cidrs, key, part);
            }
        }
        return cidrs;
    }

    private void add(List<Cidr> cidrs, String key, String text) {
        var cidr = Cidr.read(text).orElse(null);
        if (cidr == null) {
            bad(key, "no network: " + text);
        } else {
            cidrs.add(cidr);
        }
    }

    private void bad(String key, String problem) {
        notes.error(
                map.key(), FieldPath.of("data", key), Misfit.CONFIG.message(key, problem), null);
    }

    private int number(String key, int usual) {
        var text = keys.get(key);
        var number = text == null ? null : number(text);
        if (text != null && number == null) {
            bad(key, "no number: " + text);
        }
        return number == null ? usual : number;
    }

    private static @Nullable Integer number(String text) {
        return text.strip().matches("\\d{1,3}") ? Integer.valueOf(text.strip()) : null;
    }

    private IpamSettings multiPool() {
        var pools = new TreeMap<String, Pool>();
        var made = "auto-create-cilium-pod-ip-pools";
        for (var part : keys.getOrDefault(made, "").split("\\s+", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                pools.put(part.substring(0, equals), pool(made, part.substring(equals + 1)));
            }
        }
        var ahead = new TreeMap<String, Integer>();
        for (var part :
                keys.getOrDefault("ipam-multi-pool-pre-allocation", "").split("[,\\s]+", -1)) {
            int equals = part.indexOf('=');
            var count = equals > 0 ? number(part.substring(equals + 1)) : null;
            if (count != null) {
                ahead.put(part.substring(0, equals), count);
            }
        }
        var usual = keys.getOrDefault("ipam-default-ip-pool", USUAL_POOL);
        if (ahead.isEmpty()) {
            ahead.put(usual, USUAL_AHEAD);
        }
        return new CiliumMultiPool(
                objects.pools(pools), usual, ahead, objects.heldOfPools(), health());
    }

    /// `ipv4-cidrs:10.1.0.0/16,10.2.0.0/16;ipv4-mask-size:27`.
    private Pool pool(String key, String text) {
        var networks = new ArrayList<Cidr>();
        var masks = new TreeMap<IpFamily, Integer>();
        var flags = new TreeMap<String, String>();
        for (var part : text.split(";", -1)) {
            int colon = part.indexOf(':');
            var name = colon < 0 ? part : part.substring(0, colon);
            var value = colon < 0 ? "" : part.substring(colon + 1);
            switch (name) {
                case "ipv4-cidrs", "ipv6-cidrs" -> {
                    for (var it : value.split(",", -1)) {
                        add(networks, key, it);
                    }
                }
                case "ipv4-mask-size" -> mask(masks, IpFamily.V4, value);
                case "ipv6-mask-size" -> mask(masks, IpFamily.V6, value);
                default -> flags.put(name, value);
            }
        }
        return new Pool(
                networks,
                masks.getOrDefault(IpFamily.V4, 32),
                masks.getOrDefault(IpFamily.V6, 128),
                "true".equals(flags.get("allow-first-ip")),
                "true".equals(flags.get("allow-last-ip")),
                null,
                null);
    }

    private static void mask(SortedMap<IpFamily, Integer> masks, IpFamily family, String text) {
        var number = number(text);
        if (number != null) {
            masks.put(family, number);
        }
    }
}
