package io.netwright.model.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.model.diag.Severity;
import io.netwright.model.lab.Lab;
import io.netwright.model.lab.SourceText;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/// What the API server refuses. Each row: a spec in one line, and the start of every error without
/// its place; an empty one means that the object is good.
class ValidationTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            textBlock =
                    """
                    ports: [{port: 80}] ;
                    ports: [{port: 80}, {port: 81}] ; NW0102 spec.ports[0].name, NW0102 spec.ports[1].name
                    ports: [{name: a, port: 80}, {name: a, port: 81}] ; NW0112 spec.ports[1].name
                    ports: [{name: a, port: 80}, {name: b, port: 80}] ; NW0112 spec.ports[1]
                    ports: [{name: a, port: 53}, {name: b, port: 53, protocol: UDP}] ;
                    ports: [{name: A, port: 80}] ; NW0105 spec.ports[0].name
                    ports: [{port: 0}] ; NW0104 spec.ports[0].port
                    ports: [{port: 65536}] ; NW0104 spec.ports[0].port
                    ports: [{port: "80"}] ; NW0101 spec.ports[0].port
                    ports: [{targetPort: 80}] ; NW0102 spec.ports[0].port
                    ports: [{port: 80, targetPort: "80"}] ; NW0105 spec.ports[0].targetPort
                    ports: [{port: 80, protocol: ICMP}] ; NW0103 spec.ports[0].protocol
                    ports: [{port: 80, nodePort: 30000}] ; NW0114 spec.ports[0].nodePort
                    {type: NodePort, ports: [{port: 80, nodePort: 30000}]} ;
                    {type: NodePort, ports: [{name: a, port: 80, nodePort: 30000}, {name: b, port: 81, nodePort: 30000}]} ; NW0112 spec.ports[1].nodePort
                    selector: {a: b} ; NW0102 spec.ports
                    {clusterIP: None} ;
                    {clusterIP: None, type: NodePort} ; NW0114 spec.clusterIP
                    {clusterIP: 10.0.0.300, ports: [{port: 80}]} ; NW0108 spec.clusterIP
                    {clusterIP: 10.0.0.1, clusterIPs: [10.0.0.1, 10.0.0.2], ipFamilyPolicy: PreferDualStack, ports: [{port: 80}]} ; NW0114 spec.clusterIPs
                    {clusterIP: 10.0.0.1, clusterIPs: [10.0.0.1, "fd00::1"], ipFamilyPolicy: PreferDualStack, ports: [{port: 80}]} ;
                    {type: ExternalName, externalName: a.example.} ;
                    {type: ExternalName, externalName: 1.2.3.4} ;
                    {type: ExternalName} ; NW0102 spec.externalName
                    {type: ExternalName, externalName: A_b} ; NW0105 spec.externalName
                    {type: ExternalName, externalName: a.b, clusterIP: 10.0.0.1, ipFamilies: [IPv4]} ; NW0114 spec.clusterIP, NW0114 spec.ipFamilies
                    {type: ClusterIp, ports: [{port: 80}]} ; NW0103 spec.type
                    {sessionAffinity: Client, ports: [{port: 80}]} ; NW0103 spec.sessionAffinity
                    {sessionAffinity: ClientIP, sessionAffinityConfig: {clientIP: {timeoutSeconds: 86401}}, ports: [{port: 80}]} ; NW0104 spec.sessionAffinityConfig.clientIP.timeoutSeconds
                    {externalIPs: [127.0.0.1, 169.254.1.1, 224.0.0.5, 224.0.1.5], ports: [{port: 80}]} ; NW0114 spec.externalIPs[0], NW0114 spec.externalIPs[1], NW0114 spec.externalIPs[2]
                    {loadBalancerSourceRanges: [10.0.0.0/8], ports: [{port: 80}]} ; NW0114 spec.loadBalancerSourceRanges
                    {type: LoadBalancer, loadBalancerSourceRanges: [10.0.0.1/8, " 10.0.0.0/8 ", 010.0.0.0/8], ports: [{port: 80}]} ; NW0109 spec.loadBalancerSourceRanges[0], NW0109 spec.loadBalancerSourceRanges[2]
                    {allocateLoadBalancerNodePorts: false, ports: [{port: 80}]} ; NW0114 spec.allocateLoadBalancerNodePorts
                    {externalTrafficPolicy: Local, ports: [{port: 80}]} ; NW0114 spec.externalTrafficPolicy
                    {externalTrafficPolicy: Local, externalIPs: [1.2.3.4], ports: [{port: 80}]} ;
                    {internalTrafficPolicy: local, ports: [{port: 80}]} ; NW0103 spec.internalTrafficPolicy
                    {healthCheckNodePort: 30001, type: NodePort, ports: [{port: 80}]} ; NW0114 spec.healthCheckNodePort
                    {trafficDistribution: PreferNear, ports: [{port: 80}]} ; NW0103 spec.trafficDistribution
                    {ports: [{port: 80}], selector: {a: -x}} ; NW0106 spec.selector
                    {ports: [{port: 80}], selector: {a: 1}} ; NW0101 spec.selector[a]
                    [] ; NW0101 spec
                    """)
    void refusesServices(String spec, String errors) { // R5.10
        check("v1", "Service", spec, errors);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            textBlock =
                    """
                    podSelector: {} ;
                    {podSelector: {}, ingress: [{}]} ;
                    {podSelector: {}, ingress: [{from: [{}]}]} ; NW0110 spec.ingress[0].from[0]
                    {podSelector: {}, ingress: [{from: [{podSelector: {}}]}]} ;
                    {podSelector: {}, ingress: [{from: [{podSelector: {}, ipBlock: {cidr: 10.0.0.0/8}}]}]} ; NW0110 spec.ingress[0].from[0]
                    {podSelector: {}, policyTypes: [Ingres]} ; NW0103 spec.policyTypes[0]
                    {podSelector: {}, policyTypes: [Ingress, Egress, Ingress]} ; NW0117 spec.policyTypes
                    {podSelector: {}, egress: [{to: [{ipBlock: {cidr: 10.0.0.1/8}}]}]} ; NW0109 spec.egress[0].to[0].ipBlock.cidr
                    {podSelector: {}, egress: [{to: [{ipBlock: {}}]}]} ; NW0102 spec.egress[0].to[0].ipBlock.cidr
                    {podSelector: {}, egress: [{to: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.0.0.0/8, 11.0.0.0/16]}}]}]} ; NW0116 spec.egress[0].to[0].ipBlock.except[0], NW0116 spec.egress[0].to[0].ipBlock.except[1]
                    {podSelector: {}, ingress: [{ports: [{port: 80, endPort: 90}]}]} ;
                    {podSelector: {}, ingress: [{ports: [{port: 80, endPort: 79}]}]} ; NW0104 spec.ingress[0].ports[0].endPort
                    {podSelector: {}, ingress: [{ports: [{port: http, endPort: 90}]}]} ; NW0114 spec.ingress[0].ports[0].endPort
                    {podSelector: {}, ingress: [{ports: [{endPort: 90}]}]} ; NW0114 spec.ingress[0].ports[0].endPort
                    {podSelector: {matchLabels: {a: b c}}} ; NW0106 spec.podSelector.matchLabels
                    {podSelector: {matchExpressions: [{key: a, operator: In}]}} ; NW0102 spec.podSelector.matchExpressions[0].values
                    {podSelector: {matchExpressions: [{key: a, operator: Exists, values: [b]}]}} ; NW0114 spec.podSelector.matchExpressions[0].values
                    {podSelector: {matchExpressions: [{key: a, operator: Is}]}} ; NW0103 spec.podSelector.matchExpressions[0].operator
                    """)
    void refusesPolicies(String spec, String errors) { // R8.8
        check("networking.k8s.io/v1", "NetworkPolicy", spec, errors);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            textBlock =
                    """
                    containers: [{name: a}] ;
                    containers: [] ; NW0102 spec.containers
                    hostNetwork: true ; NW0102 spec.containers
                    containers: [{name: a}, {name: a}] ; NW0112 spec.containers[1].name
                    containers: [{image: a}] ; NW0102 spec.containers[0].name
                    containers: [{name: A}] ; NW0105 spec.containers[0].name
                    containers: [{name: a, ports: [{}]}] ; NW0102 spec.containers[0].ports[0].containerPort
                    containers: [{name: a, ports: [{containerPort: 80, name: long-name-of-a-port}]}] ; NW0105 spec.containers[0].ports[0].name
                    containers: [{name: a, ports: [{containerPort: 80, hostIP: 1.2.3}]}] ; NW0108 spec.containers[0].ports[0].hostIP
                    {hostNetwork: true, containers: [{name: a, ports: [{containerPort: 80, hostPort: 81}]}]} ; NW0114 spec.containers[0].ports[0].hostPort
                    {hostNetwork: "true", containers: [{name: a}]} ; NW0101 spec.hostNetwork
                    {hostNetwork: yes, containers: [{name: a}]} ;
                    {dnsPolicy: None, containers: [{name: a}]} ; NW0102 spec.dnsConfig
                    {dnsPolicy: ClusterFist, containers: [{name: a}]} ; NW0103 spec.dnsPolicy
                    {dnsConfig: {nameservers: [1.1.1.1, 2.2.2.2, 3.3.3.3, 4.4.4.4]}, containers: [{name: a}]} ; NW0117 spec.dnsConfig.nameservers
                    {nodeName: Node_1, containers: [{name: a}]} ; NW0105 spec.nodeName
                    """)
    void refusesPods(String spec, String errors) {
        check("v1", "Pod", spec, errors);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            textBlock =
                    """
                    {rules: [{http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: a, port: {number: 80}}}}]}}]} ;
                    {} ; NW0102 spec
                    {rules: [{host: 1.2.3.4, http: {paths: [{path: /, pathType: Exact, backend: {service: {name: a, port: {name: b}}}}]}}]} ; NW0105 spec.rules[0].host
                    {rules: [{http: {paths: [{path: x, pathType: Exact, backend: {service: {name: a, port: {name: b}}}}]}}]} ; NW0116 spec.rules[0].http.paths[0].path
                    {rules: [{http: {paths: [{path: /, backend: {service: {name: a, port: {name: b}}}}]}}]} ; NW0102 spec.rules[0].http.paths[0].pathType
                    {defaultBackend: {service: {name: a, port: {name: b, number: 1}}}} ; NW0110 spec.defaultBackend
                    {defaultBackend: {serviceName: a, servicePort: 80}} ; NW0110 spec.defaultBackend
                    """)
    void refusesIngresses(String spec, String errors) {
        check("networking.k8s.io/v1", "Ingress", spec, errors);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            textBlock =
                    """
                    {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: a}]}}} ;
                    {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: c}}, spec: {containers: [{name: a}]}}} ; NW0115 spec.template.metadata.labels
                    {template: {metadata: {labels: {a: c}}, spec: {containers: [{name: a}]}}} ; NW0102 spec.selector
                    {replicas: -1, selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: a}]}}} ; NW0104 spec.replicas
                    {selector: {matchLabels: {a: b}}} ; NW0102 spec.template.spec.containers, NW0115 spec.template.metadata.labels
                    """)
    void refusesDeployments(String spec, String errors) {
        check("apps/v1", "Deployment", spec, errors);
    }

    private static void check(String apiVersion, String kind, String spec, String errors) {
        var text =
                "apiVersion: %s\nkind: %s\nmetadata: {name: a}\nspec:%s\n%s"
                        .formatted(apiVersion, kind, "", "  " + spec + "\n");
        var lab = Lab.of("t", List.of(new SourceText("t.yaml", text)));
        var found =
                lab.problems().stream()
                        .filter(it -> it.severity() == Severity.ERROR)
                        .map(
                                it ->
                                        it.message().code()
                                                + " "
                                                + it.message().parts().getFirst().plain())
                        .toList();
        var expected = errors == null ? List.<String>of() : List.of(errors.split(", "));
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(lab.resources()).hasSize(expected.isEmpty() ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        "DNS_LABEL, a-1, true",
        "DNS_LABEL, -a, false",
        "DNS_LABEL, a.b, false",
        "DNS_NAME, a.b-c.1, true",
        "DNS_NAME, a..b, false",
        "DNS_NAME, a., false",
        "PORT_NAME, http, true",
        "PORT_NAME, 80, false",
        "PORT_NAME, a--b, false",
        "LABEL_KEY, app.kubernetes.io/name, true",
        "LABEL_KEY, a/b/c, false",
        "LABEL_KEY, /b, false",
        "LABEL_KEY, A_b.c, true",
        "LABEL_VALUE, '', true",
        "LABEL_VALUE, a b, false",
        "LABEL_VALUE, -a, false",
        "DATA_KEY, .., false",
        "DATA_KEY, Corefile, true",
        "PATH_SEGMENT, a/b, false",
        "PATH_SEGMENT, A:b, true"
    })
    void knowsTheFormsOfNames(Syntax.Form form, String text, boolean expected) {
        assertThat(form.matches(text)).isEqualTo(expected);
    }
}
