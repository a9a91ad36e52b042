package io.netwright.sim.dns;

import io.netwright.model.lab.Lab;
import io.netwright.model.lab.SourceText;
import io.netwright.model.net.IpAddress;
import io.netwright.model.resource.ResourceKey;
import io.netwright.sim.control.Cluster;
import io.netwright.sim.control.ControlPlane;

import java.util.List;

/// A cluster for tests, with one Service of every kind.
final class Given {
    static final IpAddress CLIENT = IpAddress.parse("10.244.0.99");

    private static final String LAB =
            """
            apiVersion: v1
            kind: Namespace
            metadata: {name: empty}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web, namespace: shop}
            spec:
              clusterIP: 10.96.0.80
              selector: {app: web}
              ports:
                - {name: http, port: 80, targetPort: 8080}
                - {name: stats, port: 9000, protocol: UDP}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: nobody, namespace: shop}
            spec:
              clusterIP: 10.96.0.81
              selector: {app: nobody}
              ports: [{port: 80}]
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: db, namespace: shop}
            spec:
              clusterIP: None
              selector: {app: db}
              ports: [{name: sql, port: 5432}]
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: void, namespace: shop}
            spec: {clusterIP: None, selector: {app: nobody}, ports: [{port: 1}]}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: away, namespace: shop}
            spec: {type: ExternalName, externalName: www.example.com}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: alias, namespace: shop}
            spec: {type: ExternalName, externalName: web.shop.svc.cluster.local}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: lost, namespace: shop}
            spec: {type: ExternalName, externalName: gone.shop.svc.cluster.local}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: web-a, namespace: shop, labels: {app: web}}
            spec: {containers: [{name: c}]}
            status: {phase: Running, podIP: 10.244.0.11, conditions: [{type: Ready, status: "True"}]}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: db-a, namespace: shop, labels: {app: db}}
            spec: {hostname: alpha, subdomain: db, containers: [{name: c}]}
            status: {phase: Running, podIP: 10.244.0.21, conditions: [{type: Ready, status: "True"}]}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: db-b, namespace: shop, labels: {app: db}}
            spec: {containers: [{name: c}]}
            status: {phase: Running, podIP: 10.244.0.22, conditions: [{type: Ready, status: "True"}]}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: db-c, namespace: shop, labels: {app: db}}
            spec: {containers: [{name: c}]}
            status: {phase: Running, podIP: 10.244.0.23, conditions: [{type: Ready, status: "False"}]}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: client, namespace: shop}
            spec: {containers: [{name: c}]}
            ---
            apiVersion: netwright.io/v1alpha1
            kind: Lab
            metadata: {name: names}
            spec:
              external:
                - {name: example, addresses: [198.51.100.7], names: [www.example.com]}
            """;

    private Given() {}

    static Cluster cluster(String more) {
        var lab = Lab.of("names", List.of(new SourceText("names.yaml", LAB + "---\n" + more)));
        if (lab.hasErrors()) {
            throw new IllegalStateException(lab.problems().toString());
        }
        return ControlPlane.derive(lab.spec(), lab.resources());
    }

    static Cluster cluster() {
        return cluster("");
    }

    static Cluster corefile(String corefile) {
        return cluster(
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: coredns, namespace: kube-system}
                data:
                  Corefile: |
                """
                        + corefile.indent(4));
    }

    /// `NXDOMAIN`, `NODATA`, or the data of the answers.
    static String ask(Cluster cluster, String name, DnsType type) {
        return ask(new CoreDns(cluster).server(), name, type, 0);
    }

    static String ask(DnsServer server, String name, DnsType type, long now) {
        var question = new Question(DnsName.of(name), type, CLIENT);
        var answer = server.answer(question, now, (_, _) -> 0);
        if (answer.isNoData()) {
            return "NODATA";
        }
        return answer.rcode() == Rcode.NOERROR
                ? String.join(" + ", answer.answers().stream().map(ResourceRecord::data).toList())
                : answer.rcode().name();
    }

    static ResolvConf conf(Cluster cluster, String pod) {
        return ResolvConf.of(
                cluster.pod(ResourceKey.core("Pod", "shop", pod)).orElseThrow(), cluster);
    }
}
