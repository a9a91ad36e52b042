package io.netwright.model.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.model.lab.Lab;
import io.netwright.model.lab.SourceText;
import io.netwright.model.resource.Ingress;
import io.netwright.model.resource.Pod;
import io.netwright.model.resource.ResourceKey;

import org.approvaltests.Approvals;
import org.junit.jupiter.api.Test;

import java.util.List;

class EditsTest {
    private static final ResourceKey WEB = ResourceKey.core("Pod", "shop", "web");
    private static final ResourceKey SERVICE = ResourceKey.core("Service", "shop", "web");
    private static final String SHOP =
            """
            # The shop.

            # its node
            apiVersion: v1
            kind: Node
            metadata: {name: worker-1}
            ---
            # the web server
            apiVersion: v1
            kind: Pod
            metadata:
              name: web
              namespace: shop
            spec:
              nodeName: worker-1 # fixed
              containers:
              - name: main
                image: nginx
            status:
              podIP: 10.244.1.5
              phase: Running
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web, namespace: shop}
            spec: {type: NodePort, clusterIP: 10.96.0.7, ports: [{port: 80, nodePort: 30080}]}
            ---
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata: {name: web, namespace: shop}
            spec:
              defaultBackend: {service: {name: web, port: {number: 80}}}
            ---
            kind: PodList
            apiVersion: v1
            items:
            - metadata: {name: a, namespace: shop}
              spec: {containers: [{name: main}]}
            - metadata: {name: b, namespace: shop}
              spec: {containers: [{name: main}]}
            """;

    private static Lab shop() {
        return Lab.of("shop", List.of(new SourceText("shop.yaml", SHOP)));
    }

    /// Every edit of the canvas, one after the other: only its own lines change.
    @Test
    void changesOnlyItsOwnLines() {
        var history = new History(shop());
        history.push(Edits.add(history.lab(), Templates.node(history.lab())));
        history.push(possible(Edits.movePodToNode(history.lab(), WEB, "worker-2")));
        history.push(Edits.setLabel(WEB, "app", "web"));
        history.push(Edits.setLabel(WEB, "tier", "front"));
        history.push(Edits.removeLabel(WEB, "app"));
        history.push(new Edit.Rename(SERVICE, "front"));
        history.push(new Edit.Rename(ResourceKey.node("worker-2"), "w2"));
        history.push(Edits.delete(ResourceKey.node("worker-1")));
        history.push(Edits.delete(ResourceKey.core("Pod", "shop", "a")));
        var lab = history.lab();
        history.push(
                Edits.add(
                        lab,
                        Edits.duplicate(lab, ResourceKey.core("Service", "shop", "front")),
                        40,
                        -7));
        history.push(new Edit.Move(WEB, 120, 80, 1));
        history.push(new Edit.Move(WEB, 121, 80, 1));
        history.push(Edits.delete(ResourceKey.core("Service", "shop", "front-2")));
        assertThat(history.lab().problems()).isEmpty();
        assertThat(history.lab().resources(Ingress.class).getFirst().defaultBackend())
                .hasFieldOrPropertyWithValue("service", "front");
        var text = new StringBuilder();
        while (history.canUndo()) {
            text.insert(0, history.undoLabel().orElseThrow() + "\n");
            history.undo();
        }
        assertThat(history.lab().files().getFirst().text()).isEqualTo(SHOP);
        assertThat(history.isDirty()).isFalse();
        while (history.canRedo()) {
            history.redo();
        }
        for (var file : history.lab().files()) {
            text.append("\n== ").append(file.path()).append('\n').append(file.text());
        }
        Approvals.verify(text.toString());
    }

    private static Edit possible(Proposal proposal) {
        return switch (proposal) {
            case Proposal.Possible(var edit) -> edit;
            case Proposal.Refused(var why) -> throw new AssertionError(why);
        };
    }

    @Test
    void movesAPodAndItsAddressGoes() {
        var lab = shop();
        var moved = possible(Edits.movePodToNode(lab, WEB, "worker-9")).applyTo(lab);
        var pod = (Pod) moved.resource(WEB).orElseThrow();
        assertThat(pod.spec().nodeName()).isEqualTo("worker-9");
        assertThat(pod.status().podIps()).isEmpty();
        assertThat(pod.status().phase()).isEqualTo("Running");
    }

    @Test
    void refusesToMoveAPodWithoutADocument() {
        var pod = ResourceKey.core("Pod", "shop", "web-7d4b9-x2x4z");
        assertThat(Edits.movePodToNode(shop(), pod, "worker-1"))
                .isInstanceOf(Proposal.Refused.class);
    }

    @Test
    void copiesWithoutWhatOnlyOneCanHave() {
        var copy = Edits.duplicate(shop(), SERVICE);
        assertThat(copy.key().name()).isEqualTo("web-2");
        assertThat(copy.text())
                .contains("{name: web-2, namespace: shop}", "ports: [{port: 80}]")
                .doesNotContain("10.96.0.7");
        var item = Edits.duplicate(shop(), ResourceKey.core("Pod", "shop", "b"));
        assertThat(item.text()).startsWith("apiVersion: v1\nkind: Pod\nmetadata: {name: b-2");
    }

    @Test
    void joinsTypingAndDragsToOneStep() {
        var history = new History(shop());
        history.push(new Edit.Splice("shop.yaml", 2, 0, "A"));
        history.push(new Edit.Splice("shop.yaml", 3, 0, "B"));
        history.push(new Edit.Splice("shop.yaml", 4, 0, "C"));
        assertThat(history.lab().files().getFirst().text()).startsWith("# ABCThe");
        history.pause();
        history.push(new Edit.Splice("shop.yaml", 5, 0, "D"));
        history.push(new Edit.Move(WEB, 1, 1, 7));
        history.push(new Edit.Move(WEB, 2, 2, 7));
        history.push(new Edit.Move(WEB, 3, 3, 8));
        history.undo();
        assertThat(history.lab().layout().of(WEB).orElseThrow().x()).isEqualTo(2);
        history.undo();
        assertThat(history.lab().layout().positions()).isEmpty();
        history.undo();
        assertThat(history.lab().files().getFirst().text()).startsWith("# ABCThe");
        history.undo();
        assertThat(history.lab().files().getFirst().text()).isEqualTo(SHOP);
        assertThat(history.canUndo()).isFalse();
    }
}
