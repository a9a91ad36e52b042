package io.netwright.sim.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.model.lab.Lab;
import io.netwright.model.lab.SourceText;
import io.netwright.model.net.Protocol;
import io.netwright.sim.control.ControlPlane;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/// kube-proxy in ipvs mode over flannel (R3.27 to R3.32; T4, T27, T30). What T26 says of a remote
/// pod behind etp=Local is in `IpvsTest`: flannel masquerades there, so that the answer does come
/// back.
class IpvsTraceTest {
    private static final String LAB =
            """
            apiVersion: netwright.io/v1alpha1
            kind: Lab
            metadata: {name: ipvs}
            spec:
              cni: {plugin: flannel}
              kubeProxy: {mode: ipvs}
              external: [{name: customer, addresses: [203.0.113.10]}]
              topology: {nodes: {one: {}, two: {}}}
            ---
            apiVersion: v1
            kind: Node
            metadata: {name: one}
            status: {addresses: [{type: InternalIP, address: 192.168.50.11}]}
            ---
            apiVersion: v1
            kind: Node
            metadata: {name: two}
            status: {addresses: [{type: InternalIP, address: 192.168.50.12}]}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: client, namespace: shop}
            spec: {nodeName: one, containers: [{name: c}]}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: web, namespace: shop, labels: {app: web}}
            spec: {nodeName: two, containers: [{name: c}]}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web, namespace: shop}
            spec:
              type: NodePort
              clusterIP: 10.96.1.1
              externalIPs: [198.51.100.1]
              selector: {app: web}
              ports: [{port: 80, targetPort: 8080, nodePort: 30080}]
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: here, namespace: shop}
            spec:
              type: NodePort
              clusterIP: 10.96.1.2
              externalTrafficPolicy: Local
              selector: {app: web}
              ports: [{port: 80, targetPort: 8080, nodePort: 30081}]
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: inside, namespace: shop}
            spec:
              clusterIP: 10.96.1.3
              internalTrafficPolicy: Local
              selector: {app: web}
              ports: [{port: 80, targetPort: 8080}]
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: none, namespace: shop}
            spec:
              clusterIP: 10.96.1.4
              selector: {app: none}
              ports: [{port: 80}]
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: ranges, namespace: shop}
            spec:
              type: LoadBalancer
              clusterIP: 10.96.1.5
              loadBalancerSourceRanges: [203.0.113.0/25]
              selector: {app: web}
              ports: [{port: 80, targetPort: 8080, nodePort: 30082}]
            status: {loadBalancer: {ingress: [{ip: 198.51.100.5}]}}
            """;

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    shop/client,           10.96.1.1:80,        TCP,  delivered, DELIVERED,            shop/web
                    node/one,              10.96.1.1:80,        TCP,  delivered, DELIVERED,            shop/web
                    shop/web,              10.96.1.1:80,        TCP,  delivered, DELIVERED,            shop/web
                    external:203.0.113.10, 192.168.50.11:30080, TCP,  delivered, DELIVERED,            shop/web
                    shop/client,           198.51.100.1:80,     TCP,  delivered, DELIVERED,            shop/web
                    node/one,              127.0.0.1:30090,     TCP,  delivered, DELIVERED,            node/one
                    shop/client,           10.96.1.1:81,        TCP,  rejected,  NO_SUCH_SERVICE_PORT, TCP port 81
                    shop/client,           10.96.1.1,           ICMP, rejected,  NO_SUCH_SERVICE_PORT, ICMP
                    shop/client,           10.96.1.4:80,        TCP,  rejected,  NO_ENDPOINTS,         app=none
                    shop/client,           10.96.1.3:80,        TCP,  rejected,  NO_ENDPOINTS,         shop/inside
                    external:203.0.113.10, 192.168.50.12:30081, TCP,  delivered, DELIVERED,            shop/web
                    external:203.0.113.10, 192.168.50.11:30081, TCP,  delivered, DELIVERED,            shop/web
                    external:203.0.113.10, 198.51.100.5:80,     TCP,  delivered, DELIVERED,            shop/web
                    shop/client,           198.51.100.5:80,     TCP,  dropped,   SOURCE_NOT_ALLOWED,   shop/ranges
                    node/one,              198.51.100.5:80,     TCP,  dropped,   SOURCE_NOT_ALLOWED,   shop/ranges
                    external:203.0.113.10, 192.168.50.11:30082, TCP,  delivered, DELIVERED,            shop/web
                    """)
    void judges(String from, String to, Protocol protocol, String verdict, String code, String text)
            throws Exception {
        var trace = trace(from, to, protocol);
        var reason = trace.reason().message();
        assertThat(trace.verdict().text() + " " + reason.code())
                .as("%s", reason.text())
                .isEqualTo(verdict + " " + code);
        assertThat(reason.text()).contains(text);
    }

    private static Trace trace(String from, String to, Protocol protocol) throws Exception {
        var lab = Lab.of("ipvs", List.of(new SourceText("ipvs.yaml", LAB)));
        assertThat(lab.hasErrors()).as("%s", lab.problems()).isFalse();
        var tracer = new Tracer(ControlPlane.derive(lab.spec(), lab.resources()));
        return tracer.trace(TraceRequest.of(from, to, protocol));
    }
}
