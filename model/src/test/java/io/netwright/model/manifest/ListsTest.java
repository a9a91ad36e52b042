package io.netwright.model.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.model.diag.Severity;
import io.netwright.model.lab.Lab;
import io.netwright.model.lab.SourceText;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.Pod;
import io.netwright.model.resource.Resource;
import io.netwright.model.resource.ResourceKey;

import org.junit.jupiter.api.Test;

import java.util.List;

class ListsTest {
    private static Lab lab(String text) {
        return Lab.of("t", List.of(new SourceText("t", text)));
    }

    @Test
    void flattensListsOfJson() {
        var lab =
                lab(
                        """
                        {
                          "kind": "List", "apiVersion": "v1",
                          "items": [
                            {"kind": "PodList", "apiVersion": "v1", "items": [
                              {"metadata": {"name": "a", "labels": {"é😀": "x"}},
                               "spec": {"containers": [{"name": "main"}]}},
                              {"metadata": {"name": "b"}, "spec": {"containers": [{"name": "Ä"}]}}
                            ]},
                            {"kind": "Namespace", "apiVersion": "v1", "metadata": {"name": "n"}}
                          ]
                        }
                        """);
        assertThat(lab.resources()).extracting(Resource::key).hasToString("[Namespace n]");
        assertThat(lab.problems())
                .extracting(it -> it.at() + " " + it.message().code())
                .containsExactly("t:5:45 NW0106", "t:7:68 NW0105");
        assertThat(
                        lab.locate(
                                new ResourceKey("", "Namespace", null, "n"),
                                FieldPath.of("metadata", "name", "x")))
                .get()
                .hasToString("t:9:68");
    }

    @Test
    void mergesAndRepeats() {
        var lab =
                lab(
                        """
                        apiVersion: v1
                        kind: Pod
                        metadata: &m
                          name: a
                          labels: &l {app: web, tier: front}
                        spec:
                          nodeSelector:
                            <<: *l
                            tier: back
                          containers:
                          - &c {name: main, ports: [{containerPort: 80}]}
                          - {<<: *c, name: other}
                        """);
        assertThat(lab.problems()).isEmpty();
        var pod = lab.resources(Pod.class).getFirst();
        assertThat(pod.spec().nodeSelector().values())
                .containsEntry("tier", "back")
                .containsEntry("app", "web");
        assertThat(pod.spec().containers().get(1).ports()).hasSize(1);
    }

    @Test
    void keepsWhatItDoesNotModel() {
        var lab =
                lab(
                        """
                        apiVersion: cilium.io/v2
                        kind: CiliumEndpoint
                        metadata: {name: c}
                        status: {}
                        ---
                        apiVersion: extensions/v1beta1
                        kind: Ingress
                        metadata: {name: i}
                        ---
                        replicaCount: 1
                        ---
                        - a
                        """);
        assertThat(lab.problems())
                .extracting(it -> it.severity() + " " + it.at() + " " + it.message().code())
                .containsExactly(
                        "WARNING t:2:7 NW0022",
                        "WARNING t:7:7 NW0023",
                        "WARNING t:10:1 NW0021",
                        "WARNING t:12:1 NW0021");
        assertThat(lab.resources())
                .extracting(Resource::key)
                .hasToString("[CiliumEndpoint default/c, Ingress default/i]");
        assertThat(lab.problems()).noneMatch(it -> it.severity() == Severity.ERROR);
    }

    @Test
    void warnsOfMisspeltFieldsAndOfKeysThatStandTwice() {
        var lab =
                lab(
                        """
                        apiVersion: v1
                        kind: Service
                        metadata: {name: s}
                        spec:
                          ports:
                          - port: 80
                            port: 81
                            targetport: 8080
                        """);
        assertThat(lab.problems())
                .extracting(Object::toString)
                .containsExactly(
                        "t:7:5: warning[NW0005]: key \"port\" stands twice in one mapping; the last"
                                + " one wins\n  hint: remove one of the two",
                        "t:8:5: warning[NW0113]: spec.ports[0].targetport is not a field of a"
                                + " Service\n  hint: write targetPort");
        assertThat(lab.resources()).hasSize(1);
    }
}
