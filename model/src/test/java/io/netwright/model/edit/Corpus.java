package io.netwright.model.edit;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Every manifest at hand: those of the tests and samples, those that people have sent, dumps of a
/// cluster, and the odd ones below.
final class Corpus {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern MANIFEST = Pattern.compile(".*\\.(yaml|yml|json|netlab)");

    private Corpus() {}

    /// A file.
    record Text(String name, String text) {
        @Override
        public String toString() {
            return name;
        }
    }

    /// The folder beside the repository with what people have sent; null where it is not.
    static @Nullable Path shared() {
        var given = System.getProperty("netwright.shared");
        if (given != null) {
            return Path.of(given);
        }
        for (var at = ROOT; at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve("shared/seed"))) {
                return at.resolve("shared");
            }
        }
        return null;
    }

    static List<Text> repository() throws IOException {
        var all = new ArrayList<Text>();
        for (var folder :
                List.of(
                        "src-assets/labs",
                        "model/src/test/resources",
                        "model/src/main/resources")) {
            all.addAll(in(ROOT.resolve(folder)));
        }
        return all;
    }

    static List<Text> in(Path folder) throws IOException {
        var all = new ArrayList<Text>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                if (MANIFEST.matcher(file.toString()).matches()) {
                    var text = Files.readString(file, StandardCharsets.UTF_8);
                    all.add(new Text(folder.relativize(file).toString(), text));
                }
            }
        }
        return all;
    }

    static List<Text> odd() {
        return List.of(
                new Text(
                        "anchors",
                        """
                        apiVersion: v1
                        kind: ConfigMap
                        metadata: &meta
                          name: a # the name
                          labels: &labels
                            app: web
                        base: &base {a: 1, b: {c: 2}}
                        more: &more
                          x: y
                        copy: *base
                        both:
                          <<: [*base, *more]
                          own: 3
                        one:
                          <<: *more
                        list:
                        - *base
                        # between
                        - &item
                          z: 1
                        - *item
                        empty: &nothing
                        last: *labels
                        """),
                new Text(
                        "scalars",
                        """
                        # a\ttab in a comment
                        apiVersion: v1
                        kind: "ConfigMap"
                        metadata:
                            name: 'b'
                            annotations:
                                "a.b/c": "x"   # quoted
                                ? complex
                                : value
                                plain: one
                                  two
                                  three # after
                                folded: >-
                                    one
                                    two

                                keep: |+
                                    text


                                strip: |-   # header
                                    text
                                indented: |2
                                      deep
                                none:
                                tilde: ~
                                null: null
                        data:
                            text: |
                                # no comment
                                key: value

                            below:
                                # a comment
                                "value" # behind
                            number: 0x1f
                            last: |
                                the end
                        """),
                new Text(
                        "lists",
                        """
                        kind: List
                        apiVersion: v1
                        items:
                        - apiVersion: v1
                          kind: Service
                          metadata: {name: c, labels: {}}
                          spec:
                            ports:
                              - port: 80   # http
                                # not yet:
                                # name: http

                              - # odd
                                port: 443
                                name: https
                            selector: {app: web,
                              tier: front, # the last
                              }
                            externalIPs:
                            - 1.2.3.4
                            - "1.2.3.5"
                            empty: []
                            nested:
                            - - a
                              - b
                            -
                              - c
                            - null
                            -
                            flow: [
                              a, # first
                              b  # second
                            ]
                        # between items
                        - apiVersion: v1
                          kind: Pod
                          metadata:
                            name: d
                          spec:
                            containers: [{name: main, ports: [{containerPort: 80}]}]
                        """),
                new Text(
                        "json.json",
                        """
                        {
                          "apiVersion": "v1",
                          "kind": "Service",
                          "metadata": {
                            "name": "e",
                            "labels": {},
                            "annotations": {"a": "1", "b": "é"}
                          },
                          "spec": {
                            "ports": [
                              {
                                "port": 80
                              },
                              {"port": 81, "name": "x"}
                            ],
                            "externalIPs": [],
                            "selector": null,
                            "ok": true
                          }
                        }
                        """),
                new Text(
                        "compact.json",
                        "{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[{\"apiVersion\":\"v1\","
                            + "\"kind\":\"Pod\",\"metadata\":{\"name\":\"f\"},\"spec\":{\"a\":[1,2],"
                            + "\"b\":{}}},{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":"
                            + "{\"name\":\"g\"}}]}"),
                new Text(
                        "documents",
                        """
                        ---
                        # nothing
                        ---
                        apiVersion: v1
                        kind: Namespace
                        metadata:
                          name: h
                        ...
                        %YAML 1.1
                        --- # here
                        {apiVersion: v1, kind: Namespace, metadata: {name: i}}
                        --- {apiVersion: v1, kind: Namespace, metadata: {name: j}}
                        ---
                        apiVersion: v1
                        kind: Namespace
                        metadata: !!map
                          name: !!str k
                          name: l
                          labels: {app}
                        """));
    }
}
