package io.netwright.model.manifest;

import io.netwright.model.net.IpAddress;
import io.netwright.model.resource.CiliumCidrGroup;
import io.netwright.model.resource.CiliumEndpoint;
import io.netwright.model.resource.CiliumIdentity;
import io.netwright.model.resource.CiliumL2Announcement;
import io.netwright.model.resource.CiliumNode;
import io.netwright.model.resource.CiliumNode.Address;
import io.netwright.model.resource.CiliumNode.Pool;
import io.netwright.model.resource.CiliumPodPool;
import io.netwright.model.resource.CiliumPodPool.Networks;
import io.netwright.model.resource.ObjectMeta;
import io.netwright.model.resource.ResourceKey;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Reads Cilium's kinds about nodes, pods and their addresses.
///
/// Source: cilium `pkg/k8s/apis/cilium.io/v2` and `v2alpha1`.
final class CiliumReader {
    private CiliumReader() {}

    static CiliumCidrGroup cidrGroup(ResourceKey key, ObjectMeta meta, Field root) {
        return new CiliumCidrGroup(
                key,
                meta,
                root.get("apiVersion").text(""),
                CiliumFields.networks(root.get("spec").get("externalCIDRs")));
    }

    static CiliumL2Announcement announcement(ResourceKey key, ObjectMeta meta, Field root) {
        var spec = root.get("spec");
        return new CiliumL2Announcement(
                key,
                meta,
                root.get("apiVersion").text(""),
                CiliumFields.selector(spec.get("nodeSelector")),
                CiliumFields.selector(spec.get("serviceSelector")),
                spec.get("interfaces").texts(),
                spec.get("externalIPs").isTrue(),
                spec.get("loadBalancerIPs").isTrue());
    }

    static CiliumPodPool podPool(ResourceKey key, ObjectMeta meta, Field root) {
        var spec = root.get("spec");
        return new CiliumPodPool(
                key,
                meta,
                root.get("apiVersion").text(""),
                networks(spec.get("ipv4")),
                networks(spec.get("ipv6")),
                CiliumFields.selector(spec.get("podSelector")),
                CiliumFields.selector(spec.get("namespaceSelector")),
                spec.get("allowFirstIP").isTrue(),
                spec.get("allowLastIP").isTrue());
    }

    private static @Nullable Networks networks(Field field) {
        return field.isSet()
                ? new Networks(
                        CiliumFields.networks(field.get("cidrs")), field.get("maskSize").whole(0))
                : null;
    }

    static CiliumNode node(ResourceKey key, ObjectMeta meta, Field root) {
        var spec = root.get("spec");
        var addresses = new ArrayList<Address>();
        for (var item : spec.get("addresses").items()) {
            var address = CiliumFields.address(item.get("ip"));
            if (address != null) {
                addresses.add(new Address(item.get("type").text(), address));
            }
        }
        var pools = new ArrayList<Pool>();
        for (var item : spec.get("ipam").get("pools").get("allocated").items()) {
            pools.add(
                    new Pool(item.get("pool").text(""), CiliumFields.networks(item.get("cidrs"))));
        }
        return new CiliumNode(
                key,
                meta,
                root.get("apiVersion").text(""),
                addresses,
                CiliumFields.networks(spec.get("ipam").get("podCIDRs")),
                pools,
                both(spec.get("health")),
                both(spec.get("ingress")),
                spec.get("encryption").get("key").whole(0));
    }

    private static List<IpAddress> both(Field field) {
        var addresses = new ArrayList<IpAddress>();
        for (var name : List.of("ipv4", "ipv6")) {
            var address = CiliumFields.address(field.get(name));
            if (address != null) {
                addresses.add(address);
            }
        }
        return addresses;
    }

    static CiliumEndpoint endpoint(ResourceKey key, ObjectMeta meta, Field root) {
        var status = root.get("status");
        var networking = status.get("networking");
        var addresses = new ArrayList<IpAddress>();
        for (var item : networking.get("addressing").items()) {
            addresses.addAll(both(item));
        }
        var identity = CiliumFields.large(status.get("identity").get("id"));
        return new CiliumEndpoint(
                key,
                meta,
                root.get("apiVersion").text(""),
                identity == null ? 0 : identity,
                status.get("identity").get("labels").texts(),
                addresses,
                CiliumFields.address(networking.get("node")),
                status.get("state").text());
    }

    static CiliumIdentity identity(ResourceKey key, ObjectMeta meta, Field root) {
        return new CiliumIdentity(
                key,
                meta,
                root.get("apiVersion").text(""),
                CiliumFields.texts(root.get("security-labels")));
    }
}
