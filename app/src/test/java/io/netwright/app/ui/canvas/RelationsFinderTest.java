package io.netwright.app.ui.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.app.session.Derived;
import io.netwright.app.ui.layout.ElementId;
import io.netwright.model.lab.Lab;
import io.netwright.model.lab.SourceText;
import io.netwright.model.resource.ResourceKey;

import org.junit.jupiter.api.Test;

import java.util.List;

class RelationsFinderTest {
    /// One slice leads to a node, and to an address that nothing of the lab has.
    private static final String LAB =
            """
            apiVersion: v1
            kind: Node
            metadata: {name: one}
            status: {addresses: [{type: InternalIP, address: 192.168.50.11}]}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: legacy, namespace: shop}
            spec: {ports: [{port: 80}]}
            ---
            apiVersion: discovery.k8s.io/v1
            kind: EndpointSlice
            metadata: {name: legacy-1, namespace: shop, labels: {kubernetes.io/service-name: legacy}}
            addressType: IPv4
            endpoints:
              - {addresses: [192.168.50.11]}
              - {addresses: [198.51.100.9], conditions: {ready: false}}
            ports: [{port: 80}]
            """;

    private static final Relations RELATIONS =
            RelationsFinder.of(
                    Derived.of(Lab.of("lab", List.of(new SourceText("lab.yaml", LAB)))).cluster());

    @Test
    void countsEndpointsThatAreNoPods() {
        assertThat(RELATIONS.endpointsOf(service("shop", "legacy")))
                .containsExactly(
                        new Relations.Endpoint(ElementId.node("one"), true),
                        new Relations.Endpoint(null, false));
        assertThat(RELATIONS.endpointsOf(service("default", "kubernetes")))
                .containsExactly(new Relations.Endpoint(ElementId.node("one"), true));
    }

    private static ElementId service(String namespace, String name) {
        return ElementId.of(ResourceKey.core("Service", namespace, name));
    }
}
