package io.netwright.model.manifest;

import io.netwright.model.diag.Severity;

import java.util.List;

/// The fields of mappings that are known in full, read or not: others are warned about, as most are
/// misspelt. Source: kubernetes/api types of version 1.37.
final class Unknown {
    static final List<String> SELECTOR = List.of("matchLabels", "matchExpressions");
    static final List<String> SERVICE =
            List.of(
                    "ports",
                    "selector",
                    "clusterIP",
                    "clusterIPs",
                    "type",
                    "externalIPs",
                    "sessionAffinity",
                    "loadBalancerIP",
                    "loadBalancerSourceRanges",
                    "externalName",
                    "externalTrafficPolicy",
                    "healthCheckNodePort",
                    "publishNotReadyAddresses",
                    "sessionAffinityConfig",
                    "ipFamilies",
                    "ipFamilyPolicy",
                    "allocateLoadBalancerNodePorts",
                    "loadBalancerClass",
                    "internalTrafficPolicy",
                    "trafficDistribution");
    static final List<String> SERVICE_PORT =
            List.of("name", "protocol", "appProtocol", "port", "targetPort", "nodePort");
    static final List<String> CONTAINER_PORT =
            List.of("name", "hostPort", "containerPort", "protocol", "hostIP");
    static final List<String> POLICY = List.of("podSelector", "ingress", "egress", "policyTypes");
    static final List<String> POLICY_INGRESS = List.of("from", "ports");
    static final List<String> POLICY_EGRESS = List.of("to", "ports");
    static final List<String> POLICY_PEER = List.of("podSelector", "namespaceSelector", "ipBlock");
    static final List<String> POLICY_PORT = List.of("protocol", "port", "endPort");
    static final List<String> IP_BLOCK = List.of("cidr", "except");
    static final List<String> INGRESS =
            List.of("ingressClassName", "defaultBackend", "tls", "rules");
    static final List<String> INGRESS_PATH = List.of("path", "pathType", "backend");
    static final List<String> WORKLOAD =
            List.of(
                    "replicas",
                    "selector",
                    "template",
                    "strategy",
                    "minReadySeconds",
                    "revisionHistoryLimit",
                    "paused",
                    "progressDeadlineSeconds",
                    "serviceName",
                    "volumeClaimTemplates",
                    "podManagementPolicy",
                    "updateStrategy",
                    "persistentVolumeClaimRetentionPolicy",
                    "ordinals");
    static final List<String> CONTAINER =
            List.of(
                    "name",
                    "image",
                    "command",
                    "args",
                    "workingDir",
                    "ports",
                    "envFrom",
                    "env",
                    "resources",
                    "resizePolicy",
                    "restartPolicy",
                    "restartPolicyRules",
                    "volumeMounts",
                    "volumeDevices",
                    "livenessProbe",
                    "readinessProbe",
                    "startupProbe",
                    "lifecycle",
                    "terminationMessagePath",
                    "terminationMessagePolicy",
                    "imagePullPolicy",
                    "securityContext",
                    "stdin",
                    "stdinOnce",
                    "tty");

    private Unknown() {}

    static void warn(Field field, String what, List<String> names) {
        field.refuseUnknown(Severity.WARNING, what, names);
    }
}
