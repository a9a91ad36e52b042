package io.netwright.model.manifest;

import io.netwright.model.diag.Fault;
import io.netwright.model.manifest.Syntax.Form;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.Protocol;
import io.netwright.model.resource.Labels;
import io.netwright.model.resource.ObjectMeta;
import io.netwright.model.resource.Pod;
import io.netwright.model.resource.PodSpec;
import io.netwright.model.resource.PodSpec.Container;
import io.netwright.model.resource.PodSpec.ContainerPort;
import io.netwright.model.resource.PodSpec.DnsConfig;
import io.netwright.model.resource.PodSpec.Toleration;
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
    private static final Choices<String> OPERATORS = Choices.words("Exists", "Equal", "Lt", "Gt");
    static final Choices<String> EFFECTS =
            Choices.words("NoSchedule", "PreferNoSchedule", "NoExecute");

    private PodReader() {}

    static Pod read(ResourceKey key, ObjectMeta meta, Field root) {
        return new Pod(key, meta, spec(root.get("spec").required()), status(root.get("status")));
    }

    static PodTemplate template(Field field) {
        var meta = field.get("metadata");
        return new PodTemplate(
                MetaReader.labels(meta.get("labels")),
                new Labels(meta.get("annotations").textMap()),
                spec(field.get("spec").required()));
    }

    private static PodSpec spec(Field spec) {
        boolean hostNetwork = spec.get("hostNetwork").isTrue();
        var names = new ArrayList<String>();
        var init = containers(spec.get("initContainers"), names, hostNetwork);
        var containers = containers(spec.get("containers").required(), names, hostNetwork);
        if (spec.get("containers").isSet() && containers.isEmpty()) {
            spec.get("containers").error(Fault.MISSING, null);
        }
        var policy = spec.get("dnsPolicy").choice(DNS_POLICIES);
        var dns = dnsConfig(spec.get("dnsConfig"));
        if (policy != null
                && policy.equals("None")
                && (dns == null || dns.nameservers().isEmpty())) {
            spec.get("dnsPolicy")
                    .error(
                            Fault.BAD_VALUE,
                            Fault.BAD_VALUE.hint("set dnsConfig.nameservers"),
                            policy,
                            "possible without a nameserver");
        }
        return new PodSpec(
                spec.get("nodeName").text(Form.DNS_NAME),
                MetaReader.labels(spec.get("nodeSelector")),
                hostNetwork,
                spec.get("hostname").text(Form.DNS_LABEL),
                spec.get("subdomain").text(Form.DNS_LABEL),
                policy,
                dns,
                init,
                containers,
                tolerations(spec.get("tolerations")));
    }

    private static List<Container> containers(Field list, List<String> names, boolean hostNetwork) {
        var containers = new ArrayList<Container>();
        for (var item : list.items()) {
            var name = item.get("name").required().text(Form.DNS_LABEL);
            if (name != null) {
                if (names.contains(name)) {
                    item.get("name").error(Fault.ITEM_TWICE, null, "container " + name);
                }
                names.add(name);
            }
            Unknown.warn(item, "a container", Unknown.CONTAINER);
            containers.add(
                    new Container(
                            name == null ? "" : name,
                            item.get("image").text(),
                            ports(item.get("ports"), hostNetwork),
                            item.get("restartPolicy").choice(RESTART)));
        }
        return containers;
    }

    private static List<ContainerPort> ports(Field list, boolean hostNetwork) {
        var ports = new ArrayList<ContainerPort>();
        for (var item : list.items()) {
            Unknown.warn(item, "a port of a container", Unknown.CONTAINER_PORT);
            var name = item.get("name").text(Form.PORT_NAME);
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
            Protocol protocol = NetFields.protocol(item.get("protocol"));
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
        var searches = field.get("searches").texts();
        if (searches.size() > 32) {
            field.get("searches").error(Fault.TOO_MANY, null, 32);
        }
        return new DnsConfig(servers, searches, options);
    }

    private static List<Toleration> tolerations(Field list) {
        var tolerations = new ArrayList<Toleration>(0);
        for (var item : list.items()) {
            tolerations.add(
                    new Toleration(
                            item.get("key").text(),
                            item.get("operator").choice(OPERATORS),
                            item.get("value").text(),
                            emptyOr(item.get("effect"), EFFECTS)));
        }
        return tolerations;
    }

    /// A word, or null for the empty text, which means "any".
    private static @Nullable String emptyOr(Field field, Choices<String> choices) {
        return field.isEmptyText() ? null : field.choice(choices);
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
