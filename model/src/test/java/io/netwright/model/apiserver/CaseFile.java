package io.netwright.model.apiserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A file of objects and of changes to them, each of which makes one more object:
///
/// ```yaml
/// name: plain
/// object: {apiVersion: v1, kind: Service, …}
/// changes: |
///   spec.type = NodePort
///   spec.type = NodePort ;; spec.ports[0].nodePort = 30000
///   spec.ports -
/// ```
record CaseFile(String name, List<Case> cases) {
    /// An object; its name says how it was made.
    record Case(String name, String json) {}

    private static final Path FOLDER = Path.of("src/test/resources/apiserver");

    CaseFile {
        cases = List.copyOf(cases);
    }

    /// All of them.
    static List<String> names() {
        try (var files = Files.list(FOLDER)) {
            return files.map(it -> it.getFileName().toString())
                    .filter(it -> it.endsWith(".cases.yaml"))
                    .map(it -> it.substring(0, it.length() - ".cases.yaml".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path file(String name) {
        return FOLDER.resolve(name);
    }

    static CaseFile load(String name) throws IOException {
        var cases = new ArrayList<Case>();
        var text = Files.readString(file(name + ".cases.yaml"));
        for (var part : text.split("(?m)^---.*$", -1)) {
            if (!part.isBlank() && JsonTree.parse(part) instanceof Map<?, ?> map) {
                add(map, cases);
            }
        }
        return new CaseFile(name, cases);
    }

    private static void add(Map<?, ?> map, List<Case> cases) {
        var name = JsonTree.text(map.get("name"));
        var object = map.get("object");
        if (object == null) {
            throw new IllegalArgumentException(name + " has no object");
        }
        cases.add(new Case(name, JsonTree.json(object)));
        if (map.get("changes") == null) {
            return;
        }
        for (var line : JsonTree.text(map.get("changes")).lines().toList()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                var copy = JsonTree.copy(object);
                try {
                    for (var change : line.split(";;", -1)) {
                        Change.apply(copy, change);
                    }
                } catch (RuntimeException e) {
                    throw new IllegalArgumentException(name + ": " + line, e);
                }
                cases.add(new Case(name + ": " + line.strip(), JsonTree.json(copy)));
            }
        }
    }
}
