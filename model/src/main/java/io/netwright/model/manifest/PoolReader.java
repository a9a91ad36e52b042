package io.netwright.model.manifest;

import io.netwright.model.diag.Fault;
import io.netwright.model.net.AddressSpan;
import io.netwright.model.net.IpAddress;
import io.netwright.model.resource.CiliumPool;
import io.netwright.model.resource.CiliumPool.Block;
import io.netwright.model.resource.LabelSelector;
import io.netwright.model.resource.MetalLbPool;
import io.netwright.model.resource.MetalLbPool.Allocation;
import io.netwright.model.resource.ObjectMeta;
import io.netwright.model.resource.ResourceKey;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Reads pools of load balancer addresses. Their definitions check them; what is no address in them
/// their controllers tell of in a log, so that it is a warning here.
///
/// Sources: metallb `internal/config/config.go` (`ParseCIDR`); cilium `operator/pkg/lbipam`.
final class PoolReader {
    private PoolReader() {}

    static MetalLbPool metalLb(ResourceKey key, ObjectMeta meta, Field root) {
        var spec = root.get("spec");
        var spans = new ArrayList<AddressSpan>();
        boolean sound = true;
        for (var item : spec.get("addresses").items()) {
            var text = item.text();
            var span = text == null ? null : AddressSpan.read(text.strip()).orElse(null);
            if (span != null) {
                spans.add(span);
            } else {
                sound = false;
                warn(item, text);
            }
        }
        return new MetalLbPool(
                key,
                meta,
                sound ? spans : List.of(),
                !Boolean.FALSE.equals(spec.get("autoAssign").flag()),
                spec.get("avoidBuggyIPs").isTrue(),
                allocation(spec.get("serviceAllocation")));
    }

    private static void warn(Field field, @Nullable String text) {
        if (text != null) {
            field.warning(Fault.BAD_ADDRESS, null, text, "a network or a range FIRST-LAST");
        }
    }

    private static @Nullable Allocation allocation(Field field) {
        return field.isSet()
                ? new Allocation(
                        field.get("priority").whole(0),
                        field.get("namespaces").texts(),
                        selectors(field.get("namespaceSelectors")),
                        selectors(field.get("serviceSelectors")))
                : null;
    }

    private static List<LabelSelector> selectors(Field list) {
        var selectors = new ArrayList<LabelSelector>();
        for (var item : list.items()) {
            var selector = MetaReader.looseSelector(item);
            if (selector != null) {
                selectors.add(selector);
            }
        }
        return selectors;
    }

    static CiliumPool cilium(ResourceKey key, ObjectMeta meta, Field root) {
        var spec = root.get("spec");
        var blocks = new ArrayList<Block>();
        for (var name : List.of("blocks", "cidrs")) { // `cidrs` is what `v2alpha1` had at first
            for (var item : spec.get(name).items()) {
                var block = block(item);
                if (block != null) {
                    blocks.add(block);
                }
            }
        }
        return new CiliumPool(
                key,
                meta,
                blocks,
                spec.get("disabled").isTrue(),
                !"No".equals(spec.get("allowFirstLastIPs").text()),
                MetaReader.looseSelector(spec.get("serviceSelector")));
    }

    private static @Nullable Block block(Field item) {
        var cidr = item.get("cidr");
        var text = cidr.text("");
        if (!text.isEmpty()) {
            var network = AddressSpan.read(text).filter(_ -> text.indexOf('-') < 0).orElse(null);
            if (network == null) {
                cidr.warning(Fault.BAD_CIDR, null, text);
            }
            return network == null ? null : new Block(network, true);
        }
        var start = address(item.get("start"));
        var end = item.get("stop").isSet() ? address(item.get("stop")) : start;
        if (start == null || end == null) {
            return null;
        }
        var span = AddressSpan.between(start, end).orElse(null);
        if (span == null) {
            warn(item.get("stop"), start + "-" + end);
        }
        return span == null ? null : new Block(span, false);
    }

    private static @Nullable IpAddress address(Field field) {
        var text = field.text();
        var address = text == null ? null : IpAddress.read(text).orElse(null);
        if (text != null && address == null) {
            field.warning(Fault.BAD_ADDRESS, null, text, "an IP address");
        }
        return address;
    }
}
