package io.netwright.model.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.model.edit.Templates.Template;
import io.netwright.model.lab.Lab;
import io.netwright.model.lab.SourceText;
import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpAddress;
import io.netwright.model.resource.PortRef;

import org.approvaltests.Approvals;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

class TemplatesTest {
    private static final String FIRST =
            "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: \"1\"\n";

    private static Lab lab(String lineEnd) {
        var text = FIRST.replace("\n", lineEnd);
        return Lab.of("t", List.of(new SourceText("t.yaml", text)));
    }

    private static List<Template> all(Lab lab, String namespace) {
        var labels = new LinkedHashMap<String, String>();
        labels.put("app", "web");
        labels.put("on", "1");
        var port = new PortRef.Numbered(8080);
        var named = new PortRef.Named("http");
        return List.of(
                Templates.node(lab),
                Templates.node(
                        "n",
                        List.of(Cidr.parse("10.244.0.0/24"), Cidr.parse("fd00::/64")),
                        List.of(IpAddress.parse("192.0.2.1"), IpAddress.parse("2001:db8::1"))),
                Templates.pod(lab, namespace, null),
                Templates.pod(lab, namespace, "n"),
                Templates.deployment(lab, namespace),
                Templates.service(lab, namespace, "web", "ClusterIP", labels, port),
                Templates.service(lab, namespace, "web", "None", labels, named),
                Templates.service(lab, namespace, "web", "LoadBalancer", labels, port),
                Templates.service(lab, namespace, "app", "web"),
                Templates.networkPolicy(lab, namespace, "deny", labels, "Egress", ""),
                Templates.networkPolicy(
                        lab, namespace, "all", new LinkedHashMap<>(), "Ingress", "  - {}\n"),
                Templates.networkPolicy(lab, namespace, "app", "no"));
    }

    /// The same bytes each time, in the order in which people write fields.
    @Test
    void writesNewObjects() {
        var lab = lab("\n");
        var text = new StringBuilder();
        all(lab, "shop").forEach(it -> text.append("---\n").append(it.text()));
        Approvals.verify(text.toString());
        assertThat(all(lab, "shop")).isEqualTo(all(lab("\n"), "shop"));
    }

    /// Also in a namespace whose name reads as a number, and with the line ends of the file.
    @Test
    void areReadAsWhatTheyAre() {
        for (var lineEnd : List.of("\n", "\r\n")) {
            var start = lab(lineEnd);
            for (var template : all(start, "1")) {
                var next = Edits.add(start, template).applyTo(start);
                assertThat(next.problems()).isEmpty();
                assertThat(next.resource(template.key())).as("%s", template.key()).isPresent();
                var text = next.files().getFirst().text();
                assertThat(text).startsWith(FIRST.replace("\n", lineEnd));
                var ends = new ArrayList<>(text.lines().toList());
                assertThat(String.join(lineEnd, ends) + lineEnd).isEqualTo(text);
            }
        }
    }
}
