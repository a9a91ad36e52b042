package io.netwright.model.lab;

import io.netwright.model.diag.Fault;
import io.netwright.model.diag.Severity;
import io.netwright.model.lab.LabSpec.Cni;
import io.netwright.model.lab.LabSpec.Listen;
import io.netwright.model.manifest.Choices;
import io.netwright.model.manifest.Field;
import io.netwright.model.manifest.NetFields;
import io.netwright.model.manifest.Syntax.Form;
import io.netwright.model.manifest.YamlNode;
import io.netwright.model.net.Cidr;
import io.netwright.model.net.Protocol;
import io.netwright.model.scenario.Probe;
import io.netwright.model.scenario.Scenario;
import io.netwright.model.topology.ExternalHost;
import io.netwright.model.topology.LinkSpec;
import io.netwright.model.topology.Topology;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Reads a `Lab` document. It is ours, so an unknown key is an error.
final class LabSpecReader {
    private static final Choices<String> PROXY_MODES =
            Choices.words("iptables", "ipvs", "nftables");
    private static final Choices<Protocol> PROTOCOLS =
            Choices.of(
                    Protocol::lower,
                    List.of(Protocol.TCP, Protocol.UDP, Protocol.SCTP, Protocol.ICMP));

    private LabSpecReader() {}

    static LabSpec read(Field root) {
        known(root, "a Lab", "apiVersion", "kind", "metadata", "spec");
        var spec = root.get("spec");
        known(
                spec,
                "the spec of a Lab",
                "kubernetes",
                "cni",
                "kubeProxy",
                "topology",
                "external",
                "listens",
                "scenarios",
                "values",
                "helm");
        var kubernetes = spec.get("kubernetes");
        known(kubernetes, "kubernetes", "version", "podCIDR", "serviceCIDR", "dnsDomain");
        var proxy = spec.get("kubeProxy");
        known(proxy, "kubeProxy", "mode");
        return new LabSpec(
                version(kubernetes.get("version")),
                cidrs(kubernetes.get("podCIDR")),
                cidrs(kubernetes.get("serviceCIDR")),
                kubernetes.get("dnsDomain").text(Form.DNS_NAME),
                cni(spec.get("cni")),
                proxy.get("mode").choice(PROXY_MODES),
                topology(spec.get("topology")),
                external(spec.get("external")),
                listens(spec.get("listens")),
                scenarios(spec.get("scenarios")),
                InstallReader.read(spec));
    }

    private static void known(Field field, String what, String... names) {
        field.refuseUnknown(Severity.ERROR, what, List.of(names));
    }

    private static @Nullable String version(Field field) {
        var text = field.text();
        if (text == null) {
            return null;
        }
        var digits = text.startsWith("v") ? text.substring(1) : text;
        if (!digits.matches("1\\.[0-9]{1,3}(\\.[0-9]{1,3})?")) {
            field.error(Fault.BAD_VALUE, null, text, "a version such as 1.37");
            return null;
        }
        return digits;
    }

    /// A network, two in one text with a comma between, or a list of them.
    private static List<Cidr> cidrs(Field field) {
        var text = field.node() instanceof YamlNode.Scalar ? field.text() : null;
        if (text == null) {
            return NetFields.cidrs(field);
        }
        var cidrs = new ArrayList<Cidr>();
        for (var part : text.split(",", -1)) {
            var cidr = Cidr.read(part.strip());
            if (cidr.isEmpty()) {
                NetFields.refuseCidr(field, part.strip());
            }
            cidr.ifPresent(cidrs::add);
        }
        return cidrs;
    }

    private static @Nullable Cni cni(Field field) {
        known(field, "cni", "plugin", "mode");
        if (!field.isSet()) {
            return null;
        }
        var plugin = field.get("plugin").required().text();
        var mode = field.get("mode").text();
        return plugin == null ? null : new Cni(plugin, mode);
    }

    private static @Nullable Topology topology(Field field) {
        known(field, "topology", "link", "nodes");
        if (!field.isSet()) {
            return null;
        }
        var link = link(field.get("link"), LinkSpec.DEFAULT);
        var nodes = new TreeMap<String, LinkSpec>();
        for (var node : field.get("nodes").entries()) {
            nodes.put(node.name(), link(node, link));
        }
        return new Topology(link, nodes);
    }

    private static LinkSpec link(Field field, LinkSpec otherwise) {
        known(field, "a link", "bandwidth", "delay", "mtu", "queue");
        var rate = Quantities.rate(field.get("bandwidth"));
        var delay = Quantities.time(field.get("delay"));
        var mtu = field.get("mtu").integer(68, 65535);
        var queue = field.get("queue").integer(1, 1_000_000);
        return new LinkSpec(
                rate == null ? otherwise.bitsPerSecond() : rate,
                delay == null ? otherwise.delayNanos() : delay,
                mtu == null ? otherwise.mtu() : mtu,
                queue == null ? otherwise.queueFrames() : queue);
    }

    private static List<ExternalHost> external(Field list) {
        var hosts = new ArrayList<ExternalHost>();
        for (var item : list.items()) {
            known(item, "an external host", "name", "addresses", "names");
            var name = item.get("name").required().text(Form.DNS_NAME);
            var addresses = NetFields.addresses(item.get("addresses").required());
            if (name == null) {
                continue;
            }
            if (hosts.stream().anyMatch(it -> it.name().equals(name))) {
                item.get("name").error(Fault.ITEM_TWICE, null, "host " + name);
            }
            hosts.add(new ExternalHost(name, addresses, item.get("names").texts()));
        }
        return hosts;
    }

    private static List<Listen> listens(Field list) {
        var listens = new ArrayList<Listen>();
        for (var item : list.items()) {
            known(item, "an element of listens", "at", "ports");
            var at = item.get("at").required().text();
            var ports = new ArrayList<Listen.Port>();
            for (var port : item.get("ports").required().items()) {
                var read = port(port);
                if (read != null) {
                    ports.add(read);
                }
            }
            if (at != null) {
                listens.add(new Listen(at, ports));
            }
        }
        return listens;
    }

    /// `80/tcp`, or `80` alone for TCP.
    private static Listen.@Nullable Port port(Field field) {
        if (field.isNumber()) {
            var number = field.integer(1, 65535);
            return number == null ? null : new Listen.Port(Protocol.TCP, number);
        }
        var text = field.text();
        if (text == null) {
            return null;
        }
        int slash = text.indexOf('/');
        var digits = slash < 0 ? text : text.substring(0, slash);
        var protocol =
                slash < 0
                        ? Protocol.TCP
                        : Protocol.named(text.substring(slash + 1))
                                .filter(Protocol::hasPorts)
                                .orElse(null);
        int number = digits.matches("[0-9]{1,5}") ? Integer.parseInt(digits) : 0;
        if (protocol == null || number < 1 || number > 65535) {
            field.error(Fault.BAD_VALUE, null, text, "a port such as 80/tcp or 53/udp");
            return null;
        }
        return new Listen.Port(protocol, number);
    }

    private static List<Scenario> scenarios(Field list) {
        var scenarios = new ArrayList<Scenario>();
        for (var item : list.items()) {
            known(item, "a scenario", "name", "probes");
            var name = item.get("name").required().text("");
            if (scenarios.stream().anyMatch(it -> it.name().equals(name))) {
                item.get("name").error(Fault.ITEM_TWICE, null, "scenario " + name);
            }
            var probes = new ArrayList<Probe>();
            for (var probe : item.get("probes").items()) {
                probes.add(probe(probe));
            }
            scenarios.add(new Scenario(name, probes));
        }
        return scenarios;
    }

    private static Probe probe(Field item) {
        known(item, "a probe", "from", "to", "protocol", "at");
        var protocol = item.get("protocol").choice(PROTOCOLS);
        var at = Quantities.time(item.get("at"));
        return new Probe(
                item.get("from").required().text(""),
                item.get("to").required().text(""),
                protocol == null ? Protocol.TCP : protocol,
                at == null ? 0 : at);
    }
}
