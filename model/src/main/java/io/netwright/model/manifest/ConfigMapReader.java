package io.netwright.model.manifest;

import io.netwright.model.diag.Fault;
import io.netwright.model.manifest.Syntax.Form;
import io.netwright.model.resource.ConfigMap;
import io.netwright.model.resource.ObjectMeta;
import io.netwright.model.resource.ResourceKey;

/// Reads config maps.
final class ConfigMapReader {
    private ConfigMapReader() {}

    static ConfigMap read(ResourceKey key, ObjectMeta meta, Field root) {
        var data = root.get("data");
        check(data);
        var binary = root.get("binaryData");
        check(binary);
        for (var entry : binary.entries()) {
            for (var other : data.entries()) {
                if (other.name().equals(entry.name())) {
                    other.error(Fault.ITEM_TWICE, null, entry.name());
                }
            }
        }
        return new ConfigMap(key, meta, data.textMap());
    }

    private static void check(Field data) {
        for (var entry : data.entries()) {
            if (!Form.DATA_KEY.matches(entry.name())) {
                entry.keyError(
                        Fault.BAD_NAME,
                        Fault.BAD_NAME.hint("it has {}", Form.DATA_KEY.rule()),
                        entry.name(),
                        Form.DATA_KEY.words());
            }
        }
    }
}
