package io.netwright.app.ui.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.approvaltests.Approvals;
import org.junit.jupiter.api.Test;

class YamlHighlightTest {
    private static final String TEXT =
            """
            # a shop
            apiVersion: v1
            kind: "Service"   # quoted
            metadata: {name: web, labels: {"app": web, n: 1}}
            spec:
              selector:
                app.kubernetes.io/name: web
              ports:
              - name: http
                port: 80
                - nested
              clusterIP: None
              on: true
              url: http://a:80/x#y
              data: |
                free: text # not a comment
                - 1

              after: 'it''s'
            ---
            - 0x1f
            broken: [1, 2
            "open
            """;

    @Test
    void sortsTheParts() {
        var shown = new StringBuilder();
        for (var span : YamlHighlight.of(TEXT)) {
            shown.append(
                    "%-8s%s%n".formatted(span.sort(), TEXT.substring(span.start(), span.end())));
        }
        Approvals.verify(shown);
    }

    @Test
    void neverOverlapsNorLeavesTheText() {
        for (int length = 0; length <= TEXT.length(); length++) {
            int last = 0;
            for (var span : YamlHighlight.of(TEXT.substring(0, length))) {
                assertThat(span.start()).isGreaterThanOrEqualTo(last);
                assertThat(span.end()).isGreaterThan(span.start()).isLessThanOrEqualTo(length);
                last = span.end();
            }
        }
    }
}
