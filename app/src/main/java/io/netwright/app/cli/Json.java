package io.netwright.app.cli;

import io.netwright.sim.control.Assumption;

import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/// The JSON that commands print.
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    static ObjectNode texts(Map<String, String> values) {
        var object = object();
        values.forEach(object::put);
        return object;
    }

    /// The start of every result.
    static ObjectNode result(List<Assumption> assumptions) {
        var result = object().put("schemaVersion", 1);
        var list = result.putArray("assumptions");
        for (var it : assumptions) {
            list.addObject().put("code", it.message().code()).put("text", it.message().text());
        }
        return result;
    }

    static String line(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }

    static String pretty(JsonNode node) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node);
    }

    /// Prints an answer, its rows one by one.
    static void pretty(Answer answer, PrintWriter out) {
        try (var json =
                MAPPER.writerWithDefaultPrettyPrinter()
                        .without(StreamWriteFeature.AUTO_CLOSE_TARGET)
                        .createGenerator(out)) {
            json.writeStartObject();
            for (var field : answer.json().get().properties()) {
                json.writeName(field.getKey());
                json.writeTree(field.getValue());
            }
            if (!answer.rows().field().isEmpty()) {
                json.writeName(answer.rows().field());
                json.writeStartArray();
                answer.rows().each().accept(json::writeTree);
                json.writeEndArray();
            }
            json.writeEndObject();
        }
        out.println();
    }

    /// Block style YAML, as kubectl prints it.
    static void yaml(Answer answer, PrintWriter out) {
        var head = new StringBuilder();
        yaml(answer.json().get(), 0, head);
        out.print(head);
        if (answer.rows().field().isEmpty()) {
            return;
        }
        out.print(answer.rows().field() + ":");
        var any = new boolean[1];
        answer.rows()
                .each()
                .accept(
                        row -> {
                            var text = new StringBuilder(any[0] ? "" : "\n");
                            any[0] = true;
                            yaml(array().add(row), 0, text);
                            out.print(text);
                        });
        out.print(any[0] ? "" : " []\n");
    }

    private static void yaml(JsonNode node, int indent, StringBuilder out) {
        if (node.isObject() && !node.isEmpty()) {
            for (var field : node.properties()) {
                out.repeat(' ', indent).append(YamlText.of(field.getKey())).append(':');
                yamlValue(field.getValue(), indent, out);
            }
        } else if (node.isArray() && !node.isEmpty()) {
            for (var item : node) {
                var block = new StringBuilder();
                yaml(item, indent + 2, block);
                out.repeat(' ', indent).append("- ").append(block.toString().stripLeading());
            }
        } else {
            out.append(scalar(node, indent)).append('\n');
        }
    }

    private static String scalar(JsonNode node, int indent) {
        return node.isString() ? YamlText.of(node.stringValue(), indent) : line(node);
    }

    private static void yamlValue(JsonNode value, int indent, StringBuilder out) {
        boolean block = value.isContainer() && !value.isEmpty();
        out.append(block ? '\n' : ' ');
        yaml(value, value.isArray() ? indent : indent + 2, out);
    }
}
