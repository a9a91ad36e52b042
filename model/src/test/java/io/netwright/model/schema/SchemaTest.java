package io.netwright.model.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.model.resource.FieldPath;
import io.netwright.model.schema.Schema.NamedShape;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.Objects;

class SchemaTest {
    private static final Schema SCHEMA = Schema.shipped();

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    v1,                           Service,             true,  TYPES
                    v1,                           Node,                false, TYPES
                    apps/v1,                      StatefulSet,         true,  TYPES
                    storage.k8s.io/v1,            StorageClass,        false, NOTHING
                    projectcalico.org/v3,         GlobalNetworkPolicy, false, ALL
                    crd.projectcalico.org/v1,     NetworkPolicy,       true,  ALL
                    gateway.networking.k8s.io/v1, HTTPRoute,           true,  ALL
                    cilium.io/v2alpha1,           CiliumBGPPeeringPolicy, false, ALL
                    cert-manager.io/v1,           ClusterIssuer,       false, NOTHING
                    """)
    void knowsKinds(
            String apiVersion, String kind, boolean namespaced, KindSchema.Validates validates) {
        var found = Objects.requireNonNull(SCHEMA.kind(apiVersion, kind));
        assertThat(found.namespaced()).isEqualTo(namespaced);
        assertThat(found.validates()).isEqualTo(validates);
    }

    /// Words and default are what completion and hover show.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    v1 | Service | spec.ports.0.protocol | TEXT | SCTP,TCP,UDP | "TCP"
                    v1 | Service | spec.ports.0.targetPort | INTEGER_OR_TEXT | '' |
                    v1 | Service | spec.selector.app | TEXT | '' |
                    v1 | Pod | spec.containers.0.resources.limits.cpu | QUANTITY | '' |
                    gateway.networking.k8s.io/v1 | HTTPRoute | spec.rules.0.matches.0.path.type | TEXT | Exact,PathPrefix,RegularExpression | "PathPrefix"
                    """)
    void knowsFields(
            String apiVersion,
            String kind,
            String path,
            Shape.Type type,
            String words,
            String json) {
        var steps = new ArrayList<Object>();
        for (var step : path.split("\\.", -1)) {
            steps.add(step.matches("[0-9]+") ? (Object) Integer.valueOf(step) : step);
        }
        var fieldPath = FieldPath.of(steps.toArray());
        var shape = Objects.requireNonNull(SCHEMA.field(apiVersion, kind, fieldPath));
        assertThat(shape.type()).isEqualTo(type);
        assertThat(String.join(",", shape.words())).isEqualTo(words);
        assertThat(shape.defaultJson()).isEqualTo(json);
    }

    @Test
    void listsFields() {
        var path = FieldPath.of("spec", "ports", 0);
        var fields = SCHEMA.fields("v1", "Service", path);
        assertThat(fields)
                .extracting(NamedShape::name)
                .containsExactly(
                        "appProtocol", "name", "nodePort", "port", "protocol", "targetPort");
        assertThat(fields).filteredOn(NamedShape::required).hasSize(1);
        assertThat(SCHEMA.fields("v1", "Service", path.then("port"))).isEmpty();
        assertThat(SCHEMA.field("v1", "Service", FieldPath.of("spec", "port"))).isNull();
        assertThat(SCHEMA.field("v1", "Servis", FieldPath.of("spec"))).isNull();
    }

    /// Every pattern compiles here and every rule parses, and no shape points nowhere.
    @Test
    void isReadableThroughout() {
        int seen = 0;
        var open = new ArrayList<Shape>();
        var known = new ArrayList<Shape>();
        for (var kind : SCHEMA.kinds()) {
            open.add(kind.shape());
        }
        while (!open.isEmpty()) {
            var shape = open.removeLast();
            if (known.stream().anyMatch(it -> it == shape)) {
                continue;
            }
            known.add(shape);
            seen++;
            for (var name : shape.fieldNames()) {
                open.add(Objects.requireNonNull(shape.field(name)));
            }
            for (var inner : new Shape[] {shape.values(), shape.items(), shape.not()}) {
                if (inner != null) {
                    open.add(inner);
                }
            }
            open.addAll(shape.anyOf());
            open.addAll(shape.oneOf());
            open.addAll(shape.allOf());
        }
        assertThat(seen).isGreaterThan(1500);
    }
}
