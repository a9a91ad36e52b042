package io.netwright.model.manifest;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.model.resource.CalicoBgpConfiguration;
import io.netwright.model.resource.CalicoBgpConfiguration.Advertisement;
import io.netwright.model.resource.CalicoBgpConfiguration.Community;
import io.netwright.model.resource.CalicoBgpFilter;
import io.netwright.model.resource.CalicoBgpFilter.Operator;
import io.netwright.model.resource.CalicoBgpFilter.Rule;
import io.netwright.model.resource.CalicoBgpPeer;
import io.netwright.model.resource.ObjectMeta;
import io.netwright.model.resource.ResourceKey;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Reads Calico's BGP kinds.
///
/// Source: projectcalico/calico `libcalico-go/lib/validator/v3/validator.go`
/// (`validateBGPConfigurationSpec`, `validateBGPPeerSpec`, `validateBGPFilterRule`).
final class CalicoBgpReader {
    private static final Pattern IPV4_PORT = Pattern.compile("([0-9.]+):([0-9]{1,9})");
    private static final Pattern IPV6_PORT = Pattern.compile("\\[([0-9a-fA-F:.]+)\\]:([0-9]{1,9})");
    private static final Pattern STANDARD = Pattern.compile("[0-9]{1,18}:[0-9]{1,18}");
    private static final Pattern LARGE = Pattern.compile("([0-9]{1,18}:){2}[0-9]{1,18}");
    private static final Pattern INTERFACE = Pattern.compile("[a-zA-Z0-9_.*-]{1,15}");
    private static final Choices<Operator> OPERATORS =
            new Choices<>(
                    List.of("Equal", "NotEqual", "In", "NotIn"),
                    List.of(Operator.EQUAL, Operator.NOT_EQUAL, Operator.IN, Operator.NOT_IN));

    private CalicoBgpReader() {}

    static CalicoBgpConfiguration configuration(ResourceKey key, ObjectMeta meta, Field root) {
        var spec = root.get("spec");
        var communities = communities(spec.get("communities"));
        var advertisements = advertisements(spec.get("prefixAdvertisements"), communities);
        if (advertisements.isEmpty() && !communities.isEmpty()) {
            CalicoFields.refuse(
                    spec.get("communities"), "prefixAdvertisements that carry the communities");
        }
        var mesh = spec.get("nodeToNodeMeshEnabled").flag();
        var password = spec.get("nodeMeshPassword");
        for (var field : List.of(password, spec.get("nodeMeshMaxRestartTime"))) {
            if (field.isSet() && Boolean.FALSE.equals(mesh)) {
                CalicoFields.refuse(field, "the mesh enabled with it");
            }
        }
        for (var item : spec.get("ignoredInterfaces").items()) {
            var text = item.text("a");
            if (text.equals("*") || !INTERFACE.matcher(text).matches()) {
                CalicoFields.refuse(item, "the name of an interface, perhaps with *");
            }
        }
        return new CalicoBgpConfiguration(
                key,
                meta,
                root.get("apiVersion").text(""),
                mesh,
                CalicoFields.large(spec.get("asNumber")),
                CalicoFields.whole(spec.get("listenPort")),
                CalicoFields.word(spec.get("bindMode"), "None", "NodeIP"),
                services(spec.get("serviceClusterIPs")),
                services(spec.get("serviceExternalIPs")),
                services(spec.get("serviceLoadBalancerIPs")),
                communities,
                advertisements,
                spec.get("ignoredInterfaces").texts(),
                password.isSet());
    }

    private static List<Cidr> services(Field list) {
        var networks = new ArrayList<Cidr>();
        for (var item : list.items()) {
            var network = CalicoFields.network(item.get("cidr"));
            if (network != null) {
                networks.add(network);
            }
        }
        return networks;
    }

    private static List<Community> communities(Field list) {
        var communities = new ArrayList<Community>();
        for (var item : list.items()) {
            var name = item.get("name").text("");
            if (name.isEmpty()) {
                CalicoFields.refuse(item.get("name"), "a name for the community");
            }
            var value = item.get("value");
            if (value.text("").isEmpty()) {
                CalicoFields.refuse(value, "a value for the community");
            } else {
                checkCommunity(value);
            }
            communities.add(new Community(name, value.text("")));
        }
        return communities;
    }

    /// Is the text a community? Its numbers may still be too large, which is noted.
    private static boolean checkCommunity(Field field) {
        var text = field.text("");
        boolean standard = STANDARD.matcher(text).matches();
        if (!standard && !LARGE.matcher(text).matches()) {
            return false;
        }
        for (var number : text.split(":", -1)) {
            if (Long.parseLong(number) >>> (standard ? 16 : 32) != 0) {
                CalicoFields.refuse(field, "numbers of %d bits".formatted(standard ? 16 : 32));
                return true;
            }
        }
        return true;
    }

    private static List<Advertisement> advertisements(Field list, List<Community> communities) {
        var advertisements = new ArrayList<Advertisement>();
        for (var item : list.items()) {
            var cidr = item.get("cidr");
            var network = CalicoFields.network(cidr);
            if (cidr.text("").isEmpty()) {
                CalicoFields.refuse(cidr, "a network");
            }
            var carried = item.get("communities");
            for (var one : carried.items()) {
                var text = one.text("");
                boolean named = communities.stream().anyMatch(it -> it.name().equals(text));
                if (!checkCommunity(one) && !named) {
                    CalicoFields.refuse(one, "AA:NN, AA:NN:MM or the name of one of communities");
                }
            }
            if (!carried.isSet()) {
                CalicoFields.refuse(carried, "communities for the network");
            }
            if (network != null) {
                advertisements.add(new Advertisement(network, carried.texts()));
            }
        }
        return advertisements;
    }

    static CalicoBgpPeer peer(ResourceKey key, ObjectMeta meta, Field root) {
        var spec = root.get("spec");
        var at = spec.get("peerIP").text("");
        var port = IPV4_PORT.matcher(at).matches() ? IPV4_PORT.matcher(at) : IPV6_PORT.matcher(at);
        boolean hasPort = port.matches();
        var address = IpAddress.read(hasPort ? port.group(1) : at).orElse(null);
        int number = hasPort ? Integer.parseInt(port.group(2)) : 179;
        if (!at.isEmpty() && (address == null || number < 1 || number > 65535)) {
            CalicoFields.refuse(
                    spec.get("peerIP"),
                    "an address, perhaps with a port: 10.0.0.1:179, [fd00::1]:179");
        }
        checkPeer(spec, address);
        return new CalicoBgpPeer(
                key,
                meta,
                root.get("apiVersion").text(""),
                spec.get("node").text(),
                CalicoFields.selectorOrNull(spec.get("nodeSelector")),
                address,
                hasPort ? (Integer) number : null,
                CalicoFields.selectorOrNull(spec.get("peerSelector")),
                CalicoFields.large(spec.get("asNumber")),
                spec.get("keepOriginalNextHop").isTrue(),
                source(spec.get("sourceAddress")),
                CalicoFields.address(spec.get("reachableBy"), "an address"),
                CalicoFields.whole(spec.get("ttlSecurity")),
                spec.get("numAllowedLocalASNumbers").whole(0),
                spec.get("filters").texts(),
                spec.get("password").isSet());
    }

    private static @Nullable String source(Field field) {
        var text = field.text("");
        if (!text.isEmpty() && !List.of("UseNodeIP", "None").contains(text)) {
            CalicoFields.refuse(field, "UseNodeIP or None");
        }
        return text.isEmpty() ? null : text;
    }

    private static boolean some(Field field) {
        return field.isSet() && !field.isEmptyText();
    }

    private static void checkPeer(Field spec, @Nullable IpAddress address) {
        if (some(spec.get("node")) && some(spec.get("nodeSelector"))) {
            CalicoFields.refuse(spec.get("node"), "either node or nodeSelector");
        }
        if (some(spec.get("peerSelector"))) {
            if (some(spec.get("peerIP"))) {
                CalicoFields.refuse(spec.get("peerIP"), "either peerIP or peerSelector");
            }
            if (spec.get("asNumber").whole(0) != 0) {
                CalicoFields.refuse(
                        spec.get("asNumber"),
                        "no asNumber with peerSelector: the nodes have theirs");
            }
        }
        var reachable = spec.get("reachableBy");
        if (!some(reachable)) {
            return;
        }
        var gateway = IpAddress.read(reachable.text("")).orElse(null);
        if (address == null) {
            CalicoFields.refuse(reachable, "a peerIP with reachableBy");
        } else if (gateway != null && gateway.family() != address.family()) {
            CalicoFields.refuse(reachable, "an address of the family of peerIP");
        }
    }

    static CalicoBgpFilter filter(ResourceKey key, ObjectMeta meta, Field root) {
        var spec = root.get("spec");
        return new CalicoBgpFilter(
                key,
                meta,
                root.get("apiVersion").text(""),
                rules(spec.get("exportV4"), IpFamily.V4),
                rules(spec.get("importV4"), IpFamily.V4),
                rules(spec.get("exportV6"), IpFamily.V6),
                rules(spec.get("importV6"), IpFamily.V6));
    }

    private static List<Rule> rules(Field list, IpFamily family) {
        var rules = new ArrayList<Rule>();
        for (var item : list.items()) {
            rules.add(rule(item, family));
        }
        return rules;
    }

    private static Rule rule(Field item, IpFamily family) {
        var network = CalicoFields.network(item.get("cidr"));
        if (network != null && network.family() != family) {
            CalicoFields.refuse(item.get("cidr"), "a network of the family of the list");
        }
        var operator = item.get("matchOperator");
        if (some(item.get("cidr")) && !some(operator)) {
            CalicoFields.refuse(operator, "an operator with cidr");
        }
        if (some(operator) && !some(item.get("cidr"))) {
            CalicoFields.refuse(operator, "a cidr with matchOperator");
        }
        var action = item.get("action");
        if (action.text() != null && !List.of("Accept", "Reject").contains(action.text(""))) {
            CalicoFields.refuse(action, "Accept or Reject");
        }
        var source = item.get("source");
        if (some(source) && !source.text("").equals("RemotePeers")) {
            CalicoFields.refuse(source, "RemotePeers");
        }
        var name = item.get("interface");
        if (some(name) && !INTERFACE.matcher(name.text("")).matches()) {
            CalicoFields.refuse(name, "the name of an interface, perhaps with *");
        }
        return new Rule(
                action.text("").equals("Accept"),
                network,
                operator(operator),
                some(source),
                some(name) ? name.text() : null);
    }

    private static @Nullable Operator operator(Field field) {
        var operator = OPERATORS.get(field.text(""));
        if (operator == null && some(field)) {
            CalicoFields.refuse(field, "one of " + String.join(", ", OPERATORS.words()));
        }
        return operator;
    }
}
