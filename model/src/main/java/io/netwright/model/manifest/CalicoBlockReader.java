package io.netwright.model.manifest;

import io.netwright.model.net.Cidr;
import io.netwright.model.resource.CalicoBlock;
import io.netwright.model.resource.CalicoBlock.Holder;
import io.netwright.model.resource.CalicoBlockAffinity;
import io.netwright.model.resource.CalicoIpamConfig;
import io.netwright.model.resource.CalicoReservation;
import io.netwright.model.resource.ObjectMeta;
import io.netwright.model.resource.ResourceKey;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Reads what Calico's IPAM keeps in the cluster, as a dump has it.
///
/// Sources: projectcalico/calico `libcalico-go/lib/apis/v1` and `v3`; projectcalico/api
/// `ipreservation.go`, `blockaffinity.go`.
final class CalicoBlockReader {
    private CalicoBlockReader() {}

    static CalicoBlock block(ResourceKey key, ObjectMeta meta, Field root) {
        var spec = root.get("spec");
        var allocations = new ArrayList<Integer>();
        for (var item : spec.get("allocations").items()) {
            allocations.add(item.isSet() ? item.whole(-1) : -1);
        }
        var holders = new ArrayList<Holder>();
        for (var item : spec.get("attributes").items()) {
            holders.add(
                    new Holder(
                            item.get("handle_id").text(),
                            CiliumFields.texts(item.get("secondary"))));
        }
        return new CalicoBlock(
                key,
                meta,
                root.get("apiVersion").text(""),
                network(spec.get("cidr")),
                spec.get("affinity").text(),
                allocations,
                holders,
                wholes(spec.get("unallocated")),
                spec.get("strictAffinity").isTrue(),
                spec.get("deleted").isTrue());
    }

    private static List<Integer> wholes(Field list) {
        var numbers = new ArrayList<Integer>();
        for (var item : list.items()) {
            numbers.add(item.whole(0));
        }
        return numbers;
    }

    private static @Nullable Cidr network(Field field) {
        return Cidr.read(field.text("")).orElse(null);
    }

    static CalicoBlockAffinity affinity(ResourceKey key, ObjectMeta meta, Field root) {
        var spec = root.get("spec");
        return new CalicoBlockAffinity(
                key,
                meta,
                root.get("apiVersion").text(""),
                network(spec.get("cidr")),
                spec.get("node").text(""),
                spec.get("state").text(""),
                "true".equals(spec.get("deleted").text()));
    }

    static CalicoReservation reservation(ResourceKey key, ObjectMeta meta, Field root) {
        return new CalicoReservation(
                key,
                meta,
                root.get("apiVersion").text(""),
                CalicoFields.looseNetworks(root.get("spec").get("reservedCIDRs")));
    }

    static CalicoIpamConfig config(ResourceKey key, ObjectMeta meta, Field root) {
        var spec = root.get("spec");
        return new CalicoIpamConfig(
                key,
                meta,
                root.get("apiVersion").text(""),
                spec.get("strictAffinity").isTrue(),
                spec.get("autoAllocateBlocks").isTrue(),
                spec.get("maxBlocksPerHost").whole(0));
    }
}
