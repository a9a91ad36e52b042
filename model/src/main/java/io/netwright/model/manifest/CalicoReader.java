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

/// Reads what tells Calico where pods' addresses come from. The definitions check the objects.
///
/// Sources: projectcalico/api `ippool.go`; tigera/operator `installation_types.go`, and
/// `pkg/controller/ippool` for what an Installation leaves out.
final class CalicoReader {
    private static final List<String> USES = List.of("Workload", "Tunnel");

    private CalicoReader() {}

    static CalicoIpPool pool(ResourceKey key, ObjectMeta meta, Field root) {
        var spec = root.get("spec");
        var network = cidr(spec.get("cidr"));
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
                                spec.get("nodeSelector").text(""),
                                uses(spec));
        return new CalicoIpPool(key, meta, root.get("apiVersion").text(""), pool);
    }

    static CalicoInstallation installation(ResourceKey key, ObjectMeta meta, Field root) {
        var network = root.get("spec").get("calicoNetwork");
        var list = network.get("ipPools");
        var pools = new ArrayList<CalicoPool>();
        for (var item : list.items()) {
            var pool = installed(item);
            if (pool != null) {
                pools.add(pool);
            }
        }
        var bgp = network.get("bgp").text();
        return new CalicoInstallation(
                key,
                meta,
                root.get("apiVersion").text(""),
                list.isSet() ? pools : null,
                bgp == null ? null : bgp.equals("Enabled"));
    }

    private static @Nullable CalicoPool installed(Field item) {
        var network = cidr(item.get("cidr"));
        if (network == null) {
            return null;
        }
        boolean four = network.family() == IpFamily.V4;
        var usual = four ? "IPIP" : "None";
        var wrapping = item.get("encapsulation").text(usual);
        var name = item.get("name").text("default-ipv" + (four ? "4" : "6") + "-ippool");
        return new CalicoPool(
                name,
                network,
                blockSize(item, network),
                wrapped(wrapping, "IPIP"),
                wrapped(wrapping, "VXLAN"),
                !"Disabled".equals(item.get("natOutgoing").text()),
                false,
                item.get("nodeSelector").text("all()"),
                uses(item));
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
            default -> Encapsulation.NEVER;
        };
    }

    private static List<String> uses(Field spec) {
        var uses = spec.get("allowedUses").texts();
        return uses.isEmpty() ? USES : uses;
    }

    private static int blockSize(Field spec, Cidr network) {
        int size = spec.get("blockSize").whole(0);
        return size == 0 ? network.family() == IpFamily.V4 ? 26 : 122 : size;
    }

    private static @Nullable Cidr cidr(Field field) {
        var text = field.text();
        return text == null ? null : Cidr.read(text).orElse(null);
    }
}
