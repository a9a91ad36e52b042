package io.netwright.model.apiserver;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What the API server said to an object.
///
/// @param status of HTTP
/// @param causes each `FIELD REASON`; a field after `~` came without indices
record Answer(int status, List<String> causes) {
    private static final Pattern STRICT =
            Pattern.compile("(unknown|duplicate) field \\\\?\"([^\"\\\\]+)");
    private static final Pattern GO_FIELD = Pattern.compile("Go struct field \\w+\\.(\\S+) of");

    Answer {
        causes = List.copyOf(causes);
    }

    boolean isAccepted() {
        return status == 200 || status == 201;
    }

    /// Reads the body of a response.
    static Answer of(int status, String body) {
        if (status == 200 || status == 201) {
            return new Answer(status, List.of());
        }
        var causes = new TreeSet<String>();
        if (!(JsonTree.parse(body) instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException(body);
        }
        if (map.get("details") instanceof Map<?, ?> details
                && details.get("causes") instanceof List<?> list) {
            for (var item : list) {
                var cause = (Map<?, ?>) item;
                var reason = JsonTree.text(cause.get("reason")).replaceFirst("^FieldValue", "");
                if (cause.get("field") != null) {
                    causes.add(JsonTree.text(cause.get("field")) + " " + reason);
                }
            }
        }
        if (status == 400) {
            var message = JsonTree.text(map.get("message"));
            var strict = STRICT.matcher(message);
            while (strict.find()) {
                causes.add(strict.group(2) + " " + strict.group(1));
            }
            var field = GO_FIELD.matcher(message);
            if (field.find()) {
                causes.add("~" + field.group(1).replaceAll("\\b[A-Z]\\w*\\.", "") + " type");
            }
        }
        return new Answer(status, List.copyOf(causes));
    }

    /// The fields that it names, indices left out where it leaves them out.
    List<String> fields() {
        var fields = new TreeSet<String>();
        for (var cause : causes) {
            var field = cause.substring(0, cause.lastIndexOf(' '));
            if (!field.equals("<nil>")) {
                fields.add(field);
            }
        }
        return List.copyOf(fields);
    }

    /// Are these the fields that it refuses? With a 400 it has only decoded the object.
    boolean agrees(List<String> found, Differences differences) {
        if (isAccepted() || found.isEmpty()) {
            return isAccepted() && found.isEmpty();
        }
        if (status != 422) {
            return fields().stream().allMatch(field -> names(found, field));
        }
        if (causes.stream().anyMatch(it -> it.startsWith("<nil> "))) {
            // Some of it came without a field: what has one is in something that is refused here.
            return fields().stream()
                    .allMatch(it -> found.stream().anyMatch(in -> (it + ".").startsWith(in + ".")));
        }
        return differences.canonical(found).equals(differences.canonical(fields()));
    }

    private static boolean names(List<String> found, String field) {
        if (!field.startsWith("~")) {
            return found.contains(field);
        }
        return found.stream()
                .map(it -> it.replaceAll("\\[[^\\]]*\\]", ""))
                .anyMatch(it -> it.equals(field.substring(1)));
    }

    /// `NAME => 422 spec.type NotSupported; spec.ports Required`.
    String line(String name) {
        return (name + " => " + status + " " + String.join("; ", causes)).stripTrailing();
    }

    static SequencedMap<String, Answer> read(List<String> lines) {
        var answers = new LinkedHashMap<String, Answer>();
        for (var line : lines) {
            int at = line.lastIndexOf(" => ");
            var rest = line.substring(at + 4).split(" ", 2);
            var causes = new ArrayList<String>();
            if (rest.length > 1) {
                causes.addAll(List.of(rest[1].split("; ")));
            }
            answers.put(line.substring(0, at), new Answer(Integer.parseInt(rest[0]), causes));
        }
        return answers;
    }
}
