package io.netwright.model.manifest;

import io.netwright.model.diag.Fault;
import io.netwright.model.manifest.Syntax.Form;
import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.model.resource.ObjectMeta;
import io.netwright.model.resource.ResourceKey;
import io.netwright.model.resource.Service;
import io.netwright.model.resource.Service.ClusterIps;
import io.netwright.model.resource.Service.FamilyPolicy;
import io.netwright.model.resource.Service.LoadBalancerIngress;
import io.netwright.model.resource.Service.TrafficPolicy;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Reads services and refuses what R5.10 lists.
///
/// Source: kubernetes `pkg/apis/core/validation/validation.go`, `ValidateService`.
final class ServiceReader {
    private static final Choices<Service.Type> TYPES =
            Choices.of(Service.Type::text, List.of(Service.Type.values()));
    private static final Choices<IpFamily> FAMILIES =
            new Choices<>(List.of("IPv4", "IPv6"), List.of(IpFamily.V4, IpFamily.V6));
    private static final Choices<FamilyPolicy> FAMILY_POLICIES =
            new Choices<>(
                    List.of("SingleStack", "PreferDualStack", "RequireDualStack"),
                    List.of(FamilyPolicy.values()));
    private static final Choices<TrafficPolicy> TRAFFIC_POLICIES =
            new Choices<>(List.of("Cluster", "Local"), List.of(TrafficPolicy.values()));
    private static final Choices<Boolean> AFFINITIES =
            new Choices<>(List.of("None", "ClientIP"), List.of(false, true));
    private static final Choices<String> DISTRIBUTIONS =
            Choices.words("PreferClose", "PreferSameZone", "PreferSameNode");
    private static final int DEFAULT_TIMEOUT = 10800;

    private ServiceReader() {}

    static Service read(ResourceKey key, ObjectMeta meta, Field root) {
        var spec = root.get("spec").part();
        var declaredType = spec.get("type").unlessEmpty().choice(TYPES);
        var type = declaredType == null ? Service.Type.CLUSTER_IP : declaredType;
        var clusterIps = clusterIps(spec);
        var families = families(spec.get("ipFamilies"));
        var ports = ServicePortReader.read(spec.get("ports"), type);
        boolean headless = clusterIps instanceof ClusterIps.Headless;
        checkCombinations(spec, type, headless);
        boolean readable = !spec.isSet() || spec.node() instanceof YamlNode.Mapping;
        if (readable && ports.isEmpty() && !headless && type != Service.Type.EXTERNAL_NAME) {
            spec.get("ports")
                    .error(Fault.MISSING, Fault.MISSING.hint("only a headless Service has none"));
        }
        ServiceFamilies.check(spec, clusterIps, families);
        var externalIps = externalIps(spec.get("externalIPs"));
        var internal = spec.get("internalTrafficPolicy").choice(TRAFFIC_POLICIES);
        var external = externalTrafficPolicy(spec, type, !externalIps.isEmpty());
        var selector = spec.get("selector");
        return new Service(
                key,
                meta,
                type,
                clusterIps,
                families,
                spec.get("ipFamilyPolicy").choice(FAMILY_POLICIES),
                ports,
                selector.isSet() ? MetaReader.labelMap(selector) : null,
                externalIps,
                externalName(spec, type),
                internal == null ? TrafficPolicy.CLUSTER : internal,
                external,
                affinity(spec),
                spec.get("publishNotReadyAddresses").isTrue(),
                healthCheckPort(spec, type, external),
                sourceRanges(spec, type),
                spec.get("trafficDistribution").choice(DISTRIBUTIONS),
                loadBalancer(root.get("status").get("loadBalancer").get("ingress")),
                !Boolean.FALSE.equals(spec.get("allocateLoadBalancerNodePorts").flag()),
                spec.get("loadBalancerIP").unlessEmpty().text(),
                spec.get("loadBalancerClass").text());
    }

    private static ClusterIps clusterIps(Field spec) {
        var list = spec.get("clusterIPs");
        var fields = new ArrayList<>(list.items());
        var alone = spec.get("clusterIP");
        var text = alone.text();
        if (text != null && !text.isEmpty()) {
            if (fields.isEmpty()) {
                fields.add(alone);
            } else if (!text.equals(fields.getFirst().text())) {
                list.error(Fault.NOT_ALLOWED, null, "to another first address than clusterIP");
            }
        }
        if (!list.items().isEmpty() && (text == null || text.isEmpty())) {
            list.error(Fault.NOT_ALLOWED, Fault.NOT_ALLOWED.hint("write clusterIP too"), "alone");
        }
        var addresses = new ArrayList<IpAddress>(2);
        boolean headless = false;
        for (var field : fields) {
            if ("None".equals(field.text())) {
                headless = true;
            } else {
                var address = NetFields.address(field);
                if (address != null) {
                    addresses.add(address);
                }
            }
        }
        if (headless && fields.size() > 1) {
            list.error(Fault.NOT_ALLOWED, null, "to None and an address");
        }
        if (fields.size() > 2) {
            list.error(Fault.TOO_MANY, null, 2);
        } else if (addresses.size() == 2
                && addresses.get(0).family() == addresses.get(1).family()) {
            list.error(Fault.NOT_ALLOWED, null, "to two addresses of one family");
        }
        if (headless) {
            return new ClusterIps.Headless();
        }
        return addresses.isEmpty() ? new ClusterIps.Unset() : new ClusterIps.Declared(addresses);
    }

    private static List<IpFamily> families(Field list) {
        var families = new ArrayList<IpFamily>(2);
        for (var item : list.items()) {
            var family = item.choice(FAMILIES);
            if (family != null) {
                if (families.contains(family)) {
                    item.error(Fault.ITEM_TWICE, null, item.text(""));
                }
                families.add(family);
            }
        }
        return families;
    }

    private static void checkCombinations(Field spec, Service.Type type, boolean headless) {
        if (headless && (type == Service.Type.NODE_PORT || type == Service.Type.LOAD_BALANCER)) {
            spec.get("clusterIP")
                    .error(Fault.NOT_ALLOWED, null, "to None with type " + type.text());
        }
        if (type == Service.Type.EXTERNAL_NAME) {
            for (var name : List.of("clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy")) {
                var field = spec.get(name);
                if (field.isSet() && !field.isEmptyText()) {
                    field.error(Fault.NOT_ALLOWED, null, "with type ExternalName");
                }
            }
        }
        for (var name : List.of("allocateLoadBalancerNodePorts", "loadBalancerClass")) {
            if (type != Service.Type.LOAD_BALANCER && spec.get(name).isSet()) {
                spec.get(name).error(Fault.NOT_ALLOWED, null, "without type LoadBalancer");
            }
        }
        spec.get("loadBalancerClass").text(Form.LABEL_KEY);
    }

    private static List<IpAddress> externalIps(Field list) {
        var addresses = new ArrayList<IpAddress>(0);
        for (var item : list.items()) {
            var address = NetFields.address(item);
            if (address != null) {
                addresses.add(address);
                EndpointAddress.refuseSpecial(item, address);
            }
        }
        return addresses;
    }

    private static TrafficPolicy externalTrafficPolicy(
            Field spec, Service.Type type, boolean externalIps) {
        var field = spec.get("externalTrafficPolicy").unlessEmpty();
        var policy = field.choice(TRAFFIC_POLICIES);
        boolean accessible =
                type == Service.Type.NODE_PORT
                        || type == Service.Type.LOAD_BALANCER
                        || (type == Service.Type.CLUSTER_IP && externalIps);
        if (policy != null && !accessible) {
            field.error(
                    Fault.NOT_ALLOWED,
                    Fault.NOT_ALLOWED.hint(
                            "type NodePort or LoadBalancer, or externalIPs, have it"),
                    "on a Service that is not reached from outside");
        }
        return policy == null ? TrafficPolicy.CLUSTER : policy;
    }

    private static @Nullable String externalName(Field spec, Service.Type type) {
        var field = spec.get("externalName");
        var text = field.text();
        if (type != Service.Type.EXTERNAL_NAME) {
            return text == null || text.isEmpty() ? null : text;
        }
        if (text == null || text.isEmpty()) {
            field.error(Fault.MISSING, Fault.MISSING.hint("type ExternalName leads to a name"));
            return null;
        }
        var name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        if (!Form.DNS_NAME.matches(name)) {
            var hint = Fault.BAD_NAME.hint("it has {}", Form.DNS_NAME.rule());
            field.error(Fault.BAD_NAME, hint, text, Form.DNS_NAME.words());
        }
        return text;
    }

    private static @Nullable Integer affinity(Field spec) {
        var client = spec.get("sessionAffinity").unlessEmpty().choice(AFFINITIES);
        if (client == null || !client) {
            return null; // the server drops the configuration before it looks at it
        }
        var timeout =
                spec.get("sessionAffinityConfig")
                        .get("clientIP")
                        .get("timeoutSeconds")
                        .integer(1, 86400);
        return timeout == null ? Integer.valueOf(DEFAULT_TIMEOUT) : timeout;
    }

    private static @Nullable Integer healthCheckPort(
            Field spec, Service.Type type, TrafficPolicy external) {
        var field = spec.get("healthCheckNodePort");
        var port = field.integer(0, 65535);
        if (port == null || port == 0) {
            return null;
        }
        if (type != Service.Type.LOAD_BALANCER || external != TrafficPolicy.LOCAL) {
            field.error(
                    Fault.NOT_ALLOWED,
                    null,
                    "without type LoadBalancer and externalTrafficPolicy Local");
        }
        return port;
    }

    private static List<Cidr> sourceRanges(Field spec, Service.Type type) {
        var field = spec.get("loadBalancerSourceRanges");
        if (!field.items().isEmpty() && type != Service.Type.LOAD_BALANCER) {
            field.error(Fault.NOT_ALLOWED, null, "without type LoadBalancer");
        }
        return NetFields.cidrs(field);
    }

    static List<LoadBalancerIngress> loadBalancer(Field list) {
        var all = new ArrayList<LoadBalancerIngress>(0);
        for (var item : list.items()) {
            var ip = item.get("ip");
            var text = ip.text();
            all.add(
                    new LoadBalancerIngress(
                            text == null || text.isEmpty() ? null : NetFields.address(ip),
                            item.get("hostname").text(),
                            "Proxy".equals(item.get("ipMode").text())));
        }
        return all;
    }
}
