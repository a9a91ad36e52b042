package io.netwright.model.manifest;

import io.netwright.model.net.IpAddress;
import io.netwright.model.resource.CiliumBgpAdvertisement;
import io.netwright.model.resource.CiliumBgpAdvertisement.Advertisement;
import io.netwright.model.resource.CiliumBgpAdvertisement.Attributes;
import io.netwright.model.resource.CiliumBgpPeerConfig;
import io.netwright.model.resource.CiliumBgpPeerConfig.Family;
import io.netwright.model.resource.CiliumBgpPeering;
import io.netwright.model.resource.CiliumBgpPeering.Neighbor;
import io.netwright.model.resource.CiliumBgpPeering.Router;
import io.netwright.model.resource.CiliumBgpSpeakers;
import io.netwright.model.resource.CiliumBgpSpeakers.Instance;
import io.netwright.model.resource.CiliumBgpSpeakers.Peer;
import io.netwright.model.resource.ObjectMeta;
import io.netwright.model.resource.ResourceKey;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Reads Cilium's BGP kinds, both generations.
///
/// Sources: cilium `pkg/k8s/apis/cilium.io/v2/bgp_*_types.go`; of 1.18
/// `pkg/k8s/apis/cilium.io/v2alpha1/bgp_peering_types.go`.
final class CiliumBgpReader {
    private CiliumBgpReader() {}

    static CiliumBgpSpeakers speakers(ResourceKey key, ObjectMeta meta, Field root) {
        var spec = root.get("spec");
        var instances = new ArrayList<Instance>();
        for (var item : spec.get("bgpInstances").items()) {
            instances.add(
                    new Instance(
                            item.get("name").text(""),
                            CiliumFields.large(item.get("localASN")),
                            CiliumFields.whole(item.get("localPort")),
                            CiliumFields.address(item.get("routerID")),
                            peers(item.get("peers"))));
        }
        return new CiliumBgpSpeakers(
                key,
                meta,
                root.get("apiVersion").text(""),
                CiliumFields.selector(spec.get("nodeSelector")),
                instances);
    }

    private static List<Peer> peers(Field list) {
        var peers = new ArrayList<Peer>();
        for (var item : list.items()) {
            var discovery = item.get("autoDiscovery");
            peers.add(
                    new Peer(
                            item.get("name").text(""),
                            CiliumFields.address(item.get("peerAddress")),
                            CiliumFields.large(item.get("peerASN")),
                            CiliumFields.address(item.get("localAddress")),
                            item.get("peerConfigRef").get("name").text(),
                            discovery.get("defaultGateway").get("addressFamily").text()));
        }
        return peers;
    }

    static CiliumBgpPeerConfig peerConfig(ResourceKey key, ObjectMeta meta, Field root) {
        var spec = root.get("spec");
        var timers = spec.get("timers");
        return new CiliumBgpPeerConfig(
                key,
                meta,
                root.get("apiVersion").text(""),
                spec.get("authSecretRef").text(),
                CiliumFields.whole(spec.get("ebgpMultihop")),
                CiliumFields.whole(spec.get("transport").get("peerPort")),
                or(timers.get("connectRetryTimeSeconds"), 120),
                or(timers.get("holdTimeSeconds"), 90),
                or(timers.get("keepAliveTimeSeconds"), 30),
                restart(spec.get("gracefulRestart")),
                families(spec.get("families")));
    }

    private static int or(Field field, int usual) {
        return field.isSet() ? field.whole(usual) : usual;
    }

    private static @Nullable Integer restart(Field field) {
        return field.get("enabled").isTrue()
                ? (Integer) or(field.get("restartTimeSeconds"), 120)
                : null;
    }

    private static List<Family> families(Field list) {
        var families = new ArrayList<Family>();
        for (var item : list.items()) {
            families.add(
                    new Family(
                            item.get("afi").text(""),
                            item.get("safi").text(""),
                            CiliumFields.selector(item.get("advertisements"))));
        }
        return families;
    }

    static CiliumBgpAdvertisement advertisement(ResourceKey key, ObjectMeta meta, Field root) {
        var advertisements = new ArrayList<Advertisement>();
        for (var item : root.get("spec").get("advertisements").items()) {
            var service = item.get("service");
            advertisements.add(
                    new Advertisement(
                            item.get("advertisementType").text(""),
                            CiliumFields.selector(item.get("selector")),
                            service.get("addresses").texts(),
                            CiliumFields.whole(service.get("aggregationLengthIPv4")),
                            CiliumFields.whole(service.get("aggregationLengthIPv6")),
                            item.get("interface").get("name").text(),
                            attributes(item.get("attributes"))));
        }
        return new CiliumBgpAdvertisement(
                key, meta, root.get("apiVersion").text(""), advertisements);
    }

    private static Attributes attributes(Field field) {
        var communities = field.get("communities");
        return new Attributes(
                communities.get("standard").texts(),
                communities.get("large").texts(),
                communities.get("wellKnown").texts(),
                CiliumFields.large(field.get("localPreference")));
    }

    static CiliumBgpPeering peering(ResourceKey key, ObjectMeta meta, Field root) {
        var spec = root.get("spec");
        var routers = new ArrayList<Router>();
        for (var item : spec.get("virtualRouters").items()) {
            routers.add(
                    new Router(
                            number(item.get("localASN")),
                            item.get("exportPodCIDR").isTrue(),
                            CiliumFields.selector(item.get("serviceSelector")),
                            item.get("serviceAdvertisements").isSet()
                                    ? item.get("serviceAdvertisements").texts()
                                    : List.of("LoadBalancerIP"),
                            CiliumFields.selector(item.get("podIPPoolSelector")),
                            neighbors(item.get("neighbors"))));
        }
        return new CiliumBgpPeering(
                key,
                meta,
                root.get("apiVersion").text(""),
                CiliumFields.selector(spec.get("nodeSelector")),
                routers);
    }

    private static long number(Field field) {
        var number = CiliumFields.large(field);
        return number == null ? 0 : number;
    }

    private static List<Neighbor> neighbors(Field list) {
        var neighbors = new ArrayList<Neighbor>();
        for (var item : list.items()) {
            neighbors.add(
                    new Neighbor(
                            neighbor(item.get("peerAddress")),
                            number(item.get("peerASN")),
                            or(item.get("peerPort"), 179),
                            or(item.get("eBGPMultihopTTL"), 1),
                            or(item.get("connectRetryTimeSeconds"), 120),
                            or(item.get("holdTimeSeconds"), 90),
                            or(item.get("keepAliveTimeSeconds"), 30),
                            restart(item.get("gracefulRestart")),
                            item.get("authSecretRef").text(),
                            families(item.get("families"))));
        }
        return neighbors;
    }

    /// It is written as a network of one address.
    private static @Nullable IpAddress neighbor(Field field) {
        var network = CiliumFields.network(field);
        return network == null ? null : network.network();
    }
}
