package io.netwright.model.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.model.resource.Resource;

import org.approvaltests.Approvals;
import org.junit.jupiter.api.Test;

import java.util.List;

class FiveFaultsTest {
    private static final String SHOP =
            """
            # five faults in one file
            apiVersion: v1
            kind: Service
            metadata: {name: web, namespace: shop}
            spec:
              selector: {app: web}
              ports:
              - port: 80
                targetPort: 8080
                protocol: TPC
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: good, namespace: shop}
            spec: {containers: [{name: main}]}
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: deny, namespace: shop}
            spec:
              podSelector: {}
              ingress:
              - from:
                - ipBlock: {cidr: 10.0.0.1/8}
            ---
            apiVersion: v1
            kind: Pod
            metadata:
              name: bad
              labels: {app: 1}
            spec: {containers: [{name: main}]}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: open
            spec: [
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: good, namespace: shop}
            spec: {containers: [{name: main}]}
            """;

    @Test
    void listsEachWithItsPlace() {
        var lab = Lab.of("shop", List.of(new SourceText("shop.yaml", SHOP)));
        var text = new StringBuilder();
        lab.problems().forEach(it -> text.append(it).append('\n'));
        Approvals.verify(text.toString());
    }

    @Test
    void keepsWhatIsGood() {
        var lab = Lab.of("shop", List.of(new SourceText("shop.yaml", SHOP)));
        assertThat(lab.resources()).extracting(Resource::key).hasToString("[Pod shop/good]");
    }
}
