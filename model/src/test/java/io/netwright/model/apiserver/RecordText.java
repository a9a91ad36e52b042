package io.netwright.model.apiserver;

import io.netwright.model.resource.Labels;
import io.netwright.model.resource.ObjectMeta;
import io.netwright.model.resource.ResourceKey;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;

/// A record in lines: components that are set, each under its name, without the metadata.
final class RecordText {
    private final StringBuilder text = new StringBuilder();

    private RecordText() {}

    static String of(Object value) {
        var all = new RecordText();
        all.add(value, "");
        return all.text.toString();
    }

    private void add(Object value, String indent) {
        switch (value) {
            case ResourceKey(var group, var kind, _, _) ->
                    line((group.isEmpty() ? "" : group + " ") + value);
            case Record record when hasParts(record) -> {
                line(record.getClass().getSimpleName());
                for (var component : record.getClass().getRecordComponents()) {
                    field(component.getName(), get(record, component), indent + "  ");
                }
            }
            default -> line(value.toString());
        }
    }

    /// Addresses and networks are written as ever.
    private static boolean hasParts(Record record) {
        return !record.getClass().getPackageName().equals("io.netwright.model.net");
    }

    private void line(String rest) {
        text.append(rest).append('\n');
    }

    private void field(String name, @Nullable Object value, String indent) {
        if (value == null || isUnset(value)) {
            return;
        }
        text.append(indent).append(name).append(':');
        if (value instanceof List<?> list && list.getFirst() instanceof Record) {
            line("");
            for (var item : list) {
                text.append(indent).append("- ");
                add(item, indent);
            }
        } else {
            text.append(' ');
            add(value, indent);
        }
    }

    private static boolean isUnset(Object value) {
        return value.equals(false)
                || value.equals("")
                || value.equals(Labels.NONE)
                || value instanceof ObjectMeta
                || (value instanceof List<?> list && list.isEmpty())
                || (value instanceof Map<?, ?> map && map.isEmpty());
    }

    private static @Nullable Object get(Record record, RecordComponent component) {
        try {
            var accessor = component.getAccessor();
            return accessor.invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
