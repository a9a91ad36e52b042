package io.netwright.model.manifest;

import io.netwright.model.diag.Fault;
import io.netwright.model.net.IpAddress;
import io.netwright.model.resource.LabelSelector;
import io.netwright.model.resource.MetalLbAdvertisement;
import io.netwright.model.resource.MetalLbAdvertisement.Bgp;
import io.netwright.model.resource.MetalLbAdvertisement.How;
import io.netwright.model.resource.MetalLbAdvertisement.Layer2;
import io.netwright.model.resource.MetalLbAdvertisement.Preference;
import io.netwright.model.resource.MetalLbAdvertisement.Scope;
import io.netwright.model.resource.MetalLbBfd;
import io.netwright.model.resource.MetalLbCommunity;
import io.netwright.model.resource.MetalLbPeer;
import io.netwright.model.resource.MetalLbPeer.Options;
import io.netwright.model.resource.MetalLbPeer.Timers;
import io.netwright.model.resource.ObjectMeta;
import io.netwright.model.resource.ResourceKey;

import org.jspecify.annotations.Nullable;

import java.util.TreeMap;

/// Reads how MetalLB announces addresses. The definitions check the objects; what is no address in
/// them speakers tell of in a log, so that it is a warning here.
///
/// Source: metallb `api/v1beta1`, `api/v1beta2`, `internal/config/config.go`.
final class MetalLbReader {
    private MetalLbReader() {}

    static MetalLbAdvertisement layer2(ResourceKey key, ObjectMeta meta, Field root) {
        var spec = root.get("spec");
        var how =
                new Layer2(
                        spec.get("interfaces").texts(),
                        spec.get("preferredNodeSelectors").each(MetalLbReader::preference));
        return advertisement(key, meta, root, how);
    }

    private static Preference preference(Field item) {
        var nodes = MetaReader.looseSelector(item.get("preference"));
        return new Preference(
                item.get("weight").whole(0), nodes == null ? LabelSelector.EVERYTHING : nodes);
    }

    static MetalLbAdvertisement bgp(ResourceKey key, ObjectMeta meta, Field root) {
        var spec = root.get("spec");
        var how =
                new Bgp(
                        spec.get("aggregationLength").whole(32),
                        spec.get("aggregationLengthV6").whole(128),
                        spec.get("localPref").ifSet(NetFields::number),
                        spec.get("asPathPrepend").whole(0),
                        spec.get("communities").texts(),
                        spec.get("peers").texts());
        return advertisement(key, meta, root, how);
    }

    private static MetalLbAdvertisement advertisement(
            ResourceKey key, ObjectMeta meta, Field root, How how) {
        var spec = root.get("spec");
        var scope =
                new Scope(
                        spec.get("ipAddressPools").texts(),
                        spec.get("ipAddressPoolSelectors").each(MetaReader::looseSelector),
                        spec.get("nodeSelectors").each(MetaReader::looseSelector),
                        spec.get("serviceSelectors").each(MetaReader::looseSelector));
        return new MetalLbAdvertisement(key, meta, root.get("apiVersion").text(""), scope, how);
    }

    static MetalLbPeer peer(ResourceKey key, ObjectMeta meta, Field root) {
        var spec = root.get("spec");
        return new MetalLbPeer(
                key,
                meta,
                root.get("apiVersion").text(""),
                asn(spec.get("myASN")),
                asn(spec.get("peerASN")),
                spec.get("dynamicASN").unlessEmpty().text(),
                address(spec.get("peerAddress")),
                spec.get("interface").unlessEmpty().text(),
                port(spec.get("peerPort")),
                address(spec.get("sourceAddress")),
                address(spec.get("routerID")),
                spec.get("vrf").unlessEmpty().text(),
                new Timers(
                        Durations.read(spec.get("holdTime")),
                        Durations.read(spec.get("keepaliveTime")),
                        Durations.read(spec.get("connectTime"))),
                new Options(
                        spec.get("ebgpMultiHop").isTrue(),
                        spec.get("enableGracefulRestart").isTrue(),
                        spec.get("dualStackAddressFamily").isTrue(),
                        spec.get("password").unlessEmpty().isSet()
                                || spec.get("passwordSecret").get("name").unlessEmpty().isSet(),
                        spec.get("bfdProfile").unlessEmpty().text()),
                spec.get("nodeSelectors").each(MetaReader::looseSelector));
    }

    private static long asn(Field field) {
        var number = NetFields.number(field);
        return number == null ? 0 : number;
    }

    private static int port(Field field) {
        int port = field.whole(0);
        return port == 0 ? 179 : port;
    }

    private static @Nullable IpAddress address(Field field) {
        var text = field.unlessEmpty().text();
        var address = text == null ? null : IpAddress.read(text).orElse(null);
        if (text != null && address == null) {
            field.warning(Fault.BAD_ADDRESS, null, text, "an IP address");
        }
        return address;
    }

    static MetalLbCommunity community(ResourceKey key, ObjectMeta meta, Field root) {
        var values = new TreeMap<String, String>();
        for (var item : root.get("spec").get("communities").items()) {
            values.put(item.get("name").text(""), item.get("value").text(""));
        }
        return new MetalLbCommunity(key, meta, root.get("apiVersion").text(""), values);
    }

    static MetalLbBfd bfd(ResourceKey key, ObjectMeta meta, Field root) {
        var spec = root.get("spec");
        return new MetalLbBfd(
                key,
                meta,
                root.get("apiVersion").text(""),
                number(spec, "receiveInterval"),
                number(spec, "transmitInterval"),
                number(spec, "detectMultiplier"),
                number(spec, "echoInterval"),
                spec.get("echoMode").isTrue(),
                spec.get("passiveMode").isTrue(),
                number(spec, "minimumTtl"));
    }

    private static @Nullable Integer number(Field spec, String name) {
        return spec.get(name).ifSet(it -> it.whole(0));
    }
}
