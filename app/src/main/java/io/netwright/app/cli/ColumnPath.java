package io.netwright.app.cli;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A JSONPath as definitions of custom resources have it for their columns:
/// `.status.conditions[?(@.type=="Ready")].status`, `.spec.peers[0].name`, `.metadata.labels.a\.b`.
///
/// Source: apiextensions-apiserver `pkg/registry/customresource/tableconvertor/tableconvertor.go`.
final class ColumnPath {
    private static final Pattern FILTER =
            Pattern.compile("\\?\\(\\s*@\\.(\\w+)\\s*==\\s*[\"']([^\"']*)[\"']\\s*\\)");

    private ColumnPath() {}

    /// The first value that it finds; a missing one where it finds none.
    static JsonNode first(JsonNode root, String path) {
        var found = List.of(root);
        int at = 0;
        while (at < path.length() && !found.isEmpty()) {
            var next = new ArrayList<JsonNode>();
            if (path.charAt(at) == '[') {
                int end = path.indexOf(']', at);
                if (end < 0) {
                    break;
                }
                var inside = path.substring(at + 1, end);
                found.forEach(it -> elements(it, inside, next));
                at = end + 1;
            } else {
                at = path.charAt(at) == '.' ? at + 1 : at;
                var name = new StringBuilder();
                while (at < path.length() && ".[".indexOf(path.charAt(at)) < 0) {
                    at += path.charAt(at) == '\\' ? 1 : 0;
                    if (at < path.length()) {
                        name.append(path.charAt(at));
                    }
                    at++;
                }
                found.forEach(it -> next.add(it.path(name.toString())));
            }
            next.removeIf(JsonNode::isMissingNode);
            found = next;
        }
        return found.isEmpty() ? MissingNode.getInstance() : found.getFirst();
    }

    private static void elements(JsonNode list, String inside, List<JsonNode> into) {
        if (inside.equals("*")) {
            list.forEach(into::add);
            return;
        }
        var filter = FILTER.matcher(inside);
        if (filter.matches()) {
            for (var it : list) {
                if (it.path(filter.group(1)).asString("").equals(filter.group(2))) {
                    into.add(it);
                }
            }
            return;
        }
        if (inside.matches("[0-9]{1,6}")) {
            into.add(list.path(Integer.parseInt(inside)));
        }
    }

    /// How kubectl shows a value in a column of that type.
    static String cell(JsonNode value, String type) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        return switch (type) {
            case "date" -> "<unknown>"; // a lab has no clock
            case "integer" -> value.isNumber() ? value.bigIntegerValue().toString() : "";
            case "number" -> value.isNumber() ? value.asString() : "";
            case "boolean" -> value.isBoolean() ? value.asString() : "";
            default -> value.isContainer() ? Json.line(value) : value.asString();
        };
    }
}
