package io.netwright.model.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.model.lab.Lab;
import io.netwright.model.lab.SourceText;
import io.netwright.model.resource.ResourceKey;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class ClippingsTest {
    private static final ResourceKey WEB = ResourceKey.core("Service", "shop", "web");
    private static final ResourceKey INGRESS =
            new ResourceKey("networking.k8s.io", "Ingress", "shop", "site");
    private static final String SHOP =
            """
            # The shop.
            apiVersion: v1
            kind: Service
            metadata: {name: web, namespace: shop}
            spec: {type: NodePort, clusterIP: 10.96.0.7, ports: [{port: 80, nodePort: 30080}]}
            ---
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata: {name: site, namespace: shop}
            spec:
              defaultBackend: {service: {name: web, port: {number: 80}}}
            """;
    private final Lab shop = Lab.of("shop", List.of(new SourceText("shop.yaml", SHOP)));

    private static Lab after(Lab lab, Clippings.Paste paste) {
        var history = new History(lab);
        history.push(((Proposal.Possible) paste.proposal()).edit());
        var next = history.lab();
        assertThat(next.hasErrors()).isFalse();
        history.undo();
        assertThat(history.lab()).isSameAs(lab); // one step
        return next;
    }

    @Test
    void givesCopiesFreeNamesAndWhatNamesThemFollows() {
        var paste = Clippings.paste(shop, Clippings.text(shop, List.of(WEB, INGRESS)));
        assertThat(after(shop, paste).files().getFirst().text())
                .isEqualTo(
                        SHOP
                                + """
                                ---
                                apiVersion: v1
                                kind: Service
                                metadata: {name: web-2, namespace: shop}
                                spec: {type: NodePort, ports: [{port: 80}]}
                                ---
                                apiVersion: networking.k8s.io/v1
                                kind: Ingress
                                metadata: {name: site-2, namespace: shop}
                                spec:
                                  defaultBackend: {service: {name: web-2, port: {number: 80}}}
                                """);
        assertThat(paste.keys())
                .containsExactly(
                        ResourceKey.core("Service", "shop", "web-2"),
                        new ResourceKey("networking.k8s.io", "Ingress", "shop", "site-2"));
    }

    @Test
    void givesBackWhatWasCutAsItWas() {
        var text = Clippings.text(shop, List.of(WEB));
        var cut = Edits.delete(WEB).applyTo(shop);
        var again = after(cut, Clippings.paste(cut, text));
        assertThat(again.resource(WEB)).isEqualTo(shop.resource(WEB));
    }

    @Test
    void takesTwoOfOneNameAndKindsThatItDoesNotKnow() {
        var text =
                """
                apiVersion: example.com/v1
                kind: Widget
                metadata: {name: w}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: a}
                spec: {containers: [{name: c, image: i}]}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: a}
                spec: {containers: [{name: c, image: j}]}
                """;
        var empty = Lab.of("new", List.of());
        var paste = Clippings.paste(empty, text);
        var lab = ((Proposal.Possible) paste.proposal()).edit().applyTo(empty);
        assertThat(lab.file("new.yaml").orElseThrow().documents()).hasSize(3);
        assertThat(paste.keys()).extracting(ResourceKey::name).containsExactly("w", "a", "a-2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''             | Nothing to paste: copy objects or YAML first
                    hello          | Not pasted: what starts at line 1 of the text is no Kubernetes object
                    kind: [        | Not pasted: line 1 of the text is not YAML
                    '# a comment'  | Nothing to paste: copy objects or YAML first
                    """)
    void refusesWhatIsNoObject(String text, String why) {
        var paste = Clippings.paste(shop, text);
        assertThat(paste.keys()).isEmpty();
        assertThat(((Proposal.Refused) paste.proposal()).why().text()).isEqualTo(why);
    }
}
