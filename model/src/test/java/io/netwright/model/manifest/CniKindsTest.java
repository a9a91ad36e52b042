package io.netwright.model.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netwright.model.lab.Lab;
import io.netwright.model.lab.SourceText;
import io.netwright.model.resource.CalicoSelector;
import io.netwright.model.resource.LabelSelector;

import org.approvaltests.Approvals;
import org.approvaltests.namer.NamerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/// What is read of objects that have every field: their records, component by component, and what
/// is told of them beside that nothing acts on them.
class CniKindsTest {
    @ParameterizedTest
    @ValueSource(strings = {"calico", "cilium"})
    void reads(String name) throws IOException {
        String text;
        try (var file = getClass().getResourceAsStream("/cni/" + name + ".yaml")) {
            text = new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
        }
        var lab = Lab.of("lab", List.of(new SourceText(name + ".yaml", text)));
        var shown = new StringBuilder();
        for (var resource : lab.resources()) {
            shown.append(resource.key()).append('\n');
            appendParts(resource, "    ", shown);
        }
        for (var problem : lab.problems()) {
            if (!problem.message().code().equals("NW0022")) {
                shown.append(problem.at()).append(' ').append(problem.message()).append('\n');
            }
        }
        try (var _ = NamerFactory.withParameters(name)) {
            Approvals.verify(shown);
        }
    }

    private static void appendParts(Object record, String indent, StringBuilder text) {
        for (var component : record.getClass().getRecordComponents()) {
            var name = component.getName();
            if (!List.of("key", "meta", "apiVersion").contains(name)) {
                var value = value(record, component);
                boolean mayLack = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
                if (mayLack && value instanceof Collection<?> all && all.isEmpty()) {
                    text.append(indent).append(name).append(": none at all\n");
                } else {
                    append(name, value, indent, text);
                }
            }
        }
    }

    private static void append(String name, Object value, String indent, StringBuilder text) {
        if (value == null || (value instanceof Collection<?> all && all.isEmpty())) {
            return;
        }
        text.append(indent).append(name);
        switch (value) {
            case LabelSelector(var labels, var expressions) ->
                    text.append(": ").append(labels).append(' ').append(expressions).append('\n');
            case CalicoSelector selector -> text.append(": ").append(selector.text()).append('\n');
            case Collection<?> all
                    when all.iterator().next() instanceof Record one && isOurs(one) -> {
                text.append('\n');
                int at = 0;
                for (var item : all) {
                    append("[" + at++ + "]", item, indent + "    ", text);
                }
            }
            case Record one when isOurs(one) -> {
                text.append(' ').append(value.getClass().getSimpleName()).append('\n');
                appendParts(one, indent + "    ", text);
            }
            default -> text.append(": ").append(value).append('\n');
        }
    }

    private static boolean isOurs(Record value) {
        return value.getClass().getPackageName().endsWith(".resource");
    }

    private static Object value(Object record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
