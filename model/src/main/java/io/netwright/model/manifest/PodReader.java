package io.netwright.model.manifest;

import io.netwright.model.diag.Fault;
import io.netwright.model.manifest.Syntax.Form;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.Protocol;
import io.netwright.model.resource.ObjectMeta;
import io.netwright.model.resource.Pod;
import io.netwright.model.resource.PodSpec;
import io.netwright.model.resource.PodSpec.Container;
import io.netwright.model.resource.PodSpec.ContainerPort;
import io.netwright.model.resource.PodSpec.DnsConfig;
import io.netwright.model.resource.PodSpec.HostAlias;
import io.netwright.model.resource.PodTemplate;
import io.netwright.model.resource.ResourceKey;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Reads pods and pod templates.
///
/// Source: kubernetes `pkg/apis/core/validation/validation.go`, `ValidatePodSpec`.
final class PodReader {
    private static final Choices<String> DNS_POLICIES =
            Choices.words("ClusterFirst", "ClusterFirstWithHostNet", "Default", "None");
    private static final Choices<String> PHASES =
            Choices.words("Pending", "Running", "Succeeded", "Failed", "Unknown");
    private static final Choices<String> RESTART = Choices.words("Always", "OnFailure", "Never");
    static final Choices<String> EFFECTS =
            Choices.words("NoSchedule", "PreferNoSchedule", "NoExecute");

    private PodReader() {}

    static Pod read(ResourceKey key, ObjectMeta meta, Field root) {
        return new Pod(key, meta, spec(root.get("spec").part()), status(root.get("status")));
    }

    static PodTemplate template(Field field) {
        var meta = field.get("metadata").part();
        return new PodTemplate(
                MetaReader.labels(meta.get("labels")),
                MetaReader.annotations(meta.get("annotations")),
                spec(field.get("spec").part()));
    }

    private static PodSpec spec(Field spec) {
        boolean hostNetwork = spec.get("hostNetwork").isTrue();
        var names = new ArrayList<String>();
        var containers = containers(spec.get("containers").required(), names, hostNetwork, false);
        var init = containers(spec.get("initContainers"), names, hostNetwork, true);
        hostPorts(spec.get("containers"), hostNetwork);
        if (spec.get("containers").isSet() && containers.isEmpty()) {
            spec.get("containers").error(Fault.MISSING, null);
        }
        var policy = spec.get("dnsPolicy").unlessEmpty().choice(DNS_POLICIES);
        var dns = dnsConfig(spec.get("dnsConfig"));
        if (policy != null
                && policy.equals("None")
                && (dns == null || dns.nameservers().isEmpty())) {
            var config = spec.get("dnsConfig");
            (dns == null ? config : config.get("nameservers"))
                    .error(
                            Fault.MISSING,
                            Fault.MISSING.hint("dnsPolicy None takes nothing from anywhere else"));
        }
        var aliases = spec.get("hostAliases").each(PodReader::hostAlias);
        other(spec);
        return new PodSpec(
                spec.get("nodeName").unlessEmpty().text(Form.DNS_NAME),
                MetaReader.labels(spec.get("nodeSelector")),
                hostNetwork,
                spec.get("hostname").unlessEmpty().text(Form.DNS_LABEL),
                spec.get("subdomain").unlessEmpty().text(Form.DNS_LABEL),
                policy,
                dns,
                init,
                containers,
                PlacementReader.tolerations(spec.get("tolerations")),
                PlacementReader.read(spec),
                aliases);
    }

    private static @Nullable HostAlias hostAlias(Field item) {
        var ip = NetFields.address(item.get("ip").required());
        var names = item.get("hostnames").each(it -> it.text(Form.DNS_NAME));
        return ip == null ? null : new HostAlias(ip, names);
    }

    /// What is checked and not kept.
    private static void other(Field spec) {
        spec.get("serviceAccountName").unlessEmpty().text(Form.DNS_NAME);
        for (var item : spec.get("readinessGates").items()) {
            item.get("conditionType").required().text(Form.LABEL_KEY);
        }
    }

    /// Two containers of a pod cannot bind one port of the node.
    private static void hostPorts(Field containers, boolean hostNetwork) {
        var seen = new ArrayList<String>(0);
        for (var container : containers.items()) {
            for (var port : container.get("ports").items()) {
                var bound = port.get("hostPort").numberOrNull();
                if ((bound == null || bound == 0) && hostNetwork) {
                    bound = port.get("containerPort").numberOrNull();
                }
                if (bound == null || bound == 0) {
                    continue;
                }
                var key =
                        "%s %s %.0f"
                                .formatted(
                                        port.get("protocol").text("TCP"),
                                        port.get("hostIP").text(""),
                                        bound);
                if (seen.contains(key)) {
                    port.get("hostPort").error(Fault.ITEM_TWICE, null, key);
                }
                seen.add(key);
            }
        }
    }

    private static List<Container> containers(
            Field list, List<String> names, boolean hostNetwork, boolean init) {
        var containers = new ArrayList<Container>();
        for (var item : list.items()) {
            var name = item.get("name").required().text(Form.DNS_LABEL);
            if (name != null) {
                if (names.contains(name)) {
                    item.get("name").error(Fault.ITEM_TWICE, null, "container " + name);
                }
                names.add(name);
            }
            var restart = item.get("restartPolicy").choice(RESTART);
            var probes = ProbeReader.read(item, init && !"Always".equals(restart));
            containers.add(
                    new Container(
                            name == null ? "" : name,
                            item.get("image").text(),
                            ports(item.get("ports"), hostNetwork),
                            restart,
                            probes));
        }
        return containers;
    }

    private static List<ContainerPort> ports(Field list, boolean hostNetwork) {
        var ports = new ArrayList<ContainerPort>();
        for (var item : list.items()) {
            var name = item.get("name").unlessEmpty().text(Form.PORT_NAME);
            if (name != null && ports.stream().anyMatch(it -> name.equals(it.name()))) {
                item.get("name").error(Fault.ITEM_TWICE, null, "port " + name);
            }
            int port = NetFields.port(item.get("containerPort").required());
            var hostPort = item.get("hostPort").integer(0, 65535);
            if (hostNetwork && hostPort != null && hostPort != 0 && hostPort != port) {
                item.get("hostPort")
                        .error(
                                Fault.NOT_ALLOWED,
                                null,
                                "to another number than containerPort with hostNetwork");
            }
            Protocol protocol = NetFields.protocol(item.get("protocol").unlessEmpty());
            ports.add(
                    new ContainerPort(
                            name,
                            port,
                            protocol,
                            hostPort != null && hostPort == 0 ? null : hostPort,
                            hostIp(item.get("hostIP"))));
        }
        return ports;
    }

    private static @Nullable IpAddress hostIp(Field field) {
        return field.isEmptyText() ? null : NetFields.address(field);
    }

    private static @Nullable DnsConfig dnsConfig(Field field) {
        if (!field.isSet()) {
            return null;
        }
        var options = new ArrayList<DnsConfig.Option>(0);
        for (var item : field.get("options").items()) {
            var name = item.get("name").required().text("");
            options.add(new DnsConfig.Option(name, item.get("value").text()));
        }
        var servers = NetFields.addresses(field.get("nameservers"));
        if (servers.size() > 3) {
            field.get("nameservers").error(Fault.TOO_MANY, null, 3);
        }
        field.get("searches").items().forEach(it -> it.text(Form.SEARCH_NAME));
        var searches = field.get("searches").texts();
        if (searches.size() > 32) {
            field.get("searches").error(Fault.TOO_MANY, null, 32);
        }
        return new DnsConfig(servers, searches, options);
    }

    private static Pod.Status status(Field status) {
        if (!status.isSet()) {
            return Pod.Status.UNSET;
        }
        var addresses = new ArrayList<IpAddress>();
        for (var item : status.get("podIPs").items()) {
            var address = NetFields.address(item.get("ip"));
            if (address != null) {
                addresses.add(address);
            }
        }
        if (addresses.isEmpty()) {
            var alone = hostIp(status.get("podIP"));
            if (alone != null) {
                addresses.add(alone);
            }
        }
        var phase = status.get("phase").choice(PHASES);
        var ready = condition(status, "Ready");
        return new Pod.Status(phase, addresses, hostIp(status.get("hostIP")), ready);
    }

    /// The state of a condition, null where the status has none.
    static @Nullable Boolean condition(Field status, String type) {
        for (var item : status.get("conditions").items()) {
            if (type.equals(item.get("type").text())) {
                return "True".equals(item.get("status").text());
            }
        }
        return null;
    }
}
