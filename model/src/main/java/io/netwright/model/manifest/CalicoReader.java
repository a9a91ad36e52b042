package io.netwright.model.manifest;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpFamily;
import io.netwright.model.resource.CalicoInstallation;
import io.netwright.model.resource.CalicoIpPool;
import io.netwright.model.resource.CalicoPool;
import io.netwright.model.resource.CalicoPool.Encapsulation;
import io.netwright.model.resource.ObjectMeta;
import io.netwright.model.resource.ResourceKey;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Reads what tells Calico where pods' addresses come from.
///
/// Sources: projectcalico/api `ippool.go`; projectcalico/calico
/// `libcalico-go/lib/validator/v3/validator.go` (`validateIPPoolSpec`) and
/// `libcalico-go/lib/clientv3/ippool.go`; tigera/operator `installation_types.go`, and
/// `pkg/controller/ippool` for what an Installation leaves out.
final class CalicoReader {
    private static final List<String> USES = List.of("Workload", "Tunnel");
    private static final List<String> KNOWN_USES = List.of("Workload", "Tunnel", "LoadBalancer");
    private static final Cidr LINK_LOCAL_4 = Cidr.parse("169.254.0.0/16");
    private static final Cidr LINK_LOCAL_6 = Cidr.parse("fe80::/10");

    private CalicoReader() {}

    static CalicoIpPool pool(ResourceKey key, ObjectMeta meta, Field root) {
        var spec = root.get("spec");
        var network = CalicoFields.network(spec.get("cidr"));
        if (spec.get("cidr").isEmptyText()) {
            CalicoFields.refuse(spec.get("cidr"), "a network");
        }
        var pool =
                network == null
                        ? null
                        : new CalicoPool(
                                meta.name(),
                                network,
                                blockSize(spec, network),
                                mode(spec.get("ipipMode")),
                                mode(spec.get("vxlanMode")),
                                spec.get("natOutgoing").isTrue()
                                        || spec.get("nat-outgoing").isTrue(),
                                spec.get("disabled").isTrue(),
                                CalicoFields.selector(spec.get("nodeSelector")),
                                uses(spec.get("allowedUses")),
                                automatic(spec),
                                !spec.get("disableBGPExport").isTrue());
        if (pool != null) {
            check(pool, spec);
        }
        return new CalicoIpPool(key, meta, root.get("apiVersion").text(""), pool);
    }

    private static void checkBlocks(CalicoPool pool, Field spec) {
        boolean four = pool.network().family() == IpFamily.V4;
        int smallest = four ? 20 : 116;
        int largest = four ? 32 : 128;
        if (pool.blockSize() < smallest || pool.blockSize() > largest) {
            CalicoFields.refuse(
                    spec.get("blockSize"),
                    "a block size from %d to %d".formatted(smallest, largest));
        } else if (!pool.disabled() && pool.network().length() > pool.blockSize()) {
            CalicoFields.refuse(
                    spec.get("cidr"),
                    "a network that has room for a block of /" + pool.blockSize());
        }
    }

    private static void check(CalicoPool pool, Field spec) {
        boolean four = pool.network().family() == IpFamily.V4;
        boolean ipip = pool.ipip() != Encapsulation.NEVER;
        if (ipip && pool.vxlan() != Encapsulation.NEVER) {
            CalicoFields.refuse(spec.get("ipipMode"), "either IPIP or VXLAN");
        } else if (ipip && !four) {
            CalicoFields.refuse(spec.get("ipipMode"), "no IPIP in a pool of IPv6");
        }
        checkBlocks(pool, spec);
        if (pool.network().overlaps(four ? LINK_LOCAL_4 : LINK_LOCAL_6)) {
            CalicoFields.refuse(spec.get("cidr"), "no link-local addresses");
        }
        if (spec.get("ipip").isSet()) {
            CalicoFields.refuse(spec.get("ipip"), "ipipMode in its place");
        }
        if (spec.get("nat-outgoing").isTrue()) {
            CalicoFields.refuse(spec.get("nat-outgoing"), "natOutgoing in its place");
        }
    }

    static CalicoInstallation installation(ResourceKey key, ObjectMeta meta, Field root) {
        var spec = root.get("spec");
        var network = spec.get("calicoNetwork");
        var list = network.get("ipPools");
        var pools = new ArrayList<CalicoPool>();
        for (var item : list.items()) {
            var pool = installed(item);
            if (pool != null) {
                pools.add(pool);
            }
        }
        return new CalicoInstallation(
                key,
                meta,
                root.get("apiVersion").text(""),
                spec.get("variant").text(),
                spec.get("cni").get("type").text(),
                spec.get("cni").get("ipam").get("type").text(),
                list.isSet() ? pools : null,
                enabled(network.get("bgp")),
                network.get("linuxDataplane").text(),
                enabled(network.get("hostPorts")),
                enabled(network.get("containerIPForwarding")),
                CalicoFields.whole(network.get("mtu")));
    }

    private static @Nullable Boolean enabled(Field field) {
        var word = field.text();
        return word == null ? null : (Boolean) word.equals("Enabled");
    }

    private static @Nullable CalicoPool installed(Field item) {
        var network = CalicoFields.network(item.get("cidr"));
        if (network == null) {
            return null;
        }
        boolean four = network.family() == IpFamily.V4;
        var usual = four ? "IPIP" : "None";
        var wrapping = item.get("encapsulation").text(usual);
        var name = item.get("name").text("default-ipv" + (four ? "4" : "6") + "-ippool");
        var pool =
                new CalicoPool(
                        name,
                        network,
                        blockSize(item, network),
                        wrapped(wrapping, "IPIP"),
                        wrapped(wrapping, "VXLAN"),
                        !"Disabled".equals(item.get("natOutgoing").text()),
                        false,
                        CalicoFields.selector(item.get("nodeSelector")),
                        uses(item.get("allowedUses")),
                        automatic(item),
                        !item.get("disableBGPExport").isTrue());
        checkBlocks(pool, item);
        return pool;
    }

    private static Encapsulation wrapped(String word, String how) {
        if (word.equals(how)) {
            return Encapsulation.ALWAYS;
        }
        return word.equals(how + "CrossSubnet") ? Encapsulation.CROSS_SUBNET : Encapsulation.NEVER;
    }

    private static Encapsulation mode(Field field) {
        return switch (field.text("")) {
            case "Always" -> Encapsulation.ALWAYS;
            case "CrossSubnet" -> Encapsulation.CROSS_SUBNET;
            case "", "Never" -> Encapsulation.NEVER;
            default -> {
                CalicoFields.refuse(field, "Always, CrossSubnet or Never");
                yield Encapsulation.NEVER;
            }
        };
    }

    private static boolean automatic(Field spec) {
        return !"Manual".equals(spec.get("assignmentMode").text());
    }

    private static List<String> uses(Field list) {
        for (var item : list.items()) {
            if (!KNOWN_USES.contains(item.text("Workload"))) {
                CalicoFields.refuse(item, "one of " + String.join(", ", KNOWN_USES));
            }
        }
        var uses = list.texts();
        return uses.isEmpty() ? USES : uses;
    }

    private static int blockSize(Field spec, Cidr network) {
        int size = spec.get("blockSize").whole(0);
        return size == 0 ? network.family() == IpFamily.V4 ? 26 : 122 : size;
    }
}
