package io.netwright.model.lab;

import io.netwright.model.diag.Fault;
import io.netwright.model.diag.Severity;
import io.netwright.model.helm.Chart;
import io.netwright.model.helm.Install;
import io.netwright.model.manifest.Field;
import io.netwright.model.manifest.FieldNames;
import io.netwright.model.manifest.YamlNode;
import io.netwright.model.resource.FieldPath;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Reads `values` and `helm` of a Lab document: what Helm installs.
final class InstallReader {
    private static final FieldPath SPEC = FieldPath.of("spec");

    private InstallReader() {}

    static List<Install> read(Field spec) {
        var installs = new ArrayList<Install>();
        var values = spec.get("values").items();
        for (int i = 0; i < values.size(); i++) {
            var install = values(values.get(i), SPEC.then("values").then(i));
            if (install != null) {
                installs.add(install);
            }
        }
        var helm = spec.get("helm");
        if (helm.node() instanceof YamlNode.Scalar) {
            if (helm.text() != null) {
                installs.add(new Install.Commands(SPEC.then("helm")));
            }
            return installs;
        }
        var commands = helm.items();
        for (int i = 0; i < commands.size(); i++) {
            var install = command(commands.get(i), SPEC.then("helm").then(i));
            if (install != null) {
                installs.add(install);
            }
        }
        return installs;
    }

    private static Install.@Nullable Values values(Field item, FieldPath path) {
        item.refuseUnknown(
                Severity.ERROR,
                "an element of values",
                List.of("chart", "file", "release", "namespace", "version"));
        var word = item.get("chart").required().text();
        var file = item.get("file").required();
        var files =
                file.node() instanceof YamlNode.Sequence
                        ? file.texts()
                        : file.text() == null ? List.<String>of() : List.of(file.text(""));
        var release = item.get("release").text();
        var namespace = item.get("namespace").text();
        var version = item.get("version").text();
        if (word == null) {
            return null;
        }
        var chart = Chart.named(word);
        if (chart == null) {
            var near = FieldNames.nearest(word, Chart.words());
            var hint = near == null ? null : Fault.NO_SUCH_VALUE.hint("write {}", near);
            var words = String.join(", ", Chart.words());
            item.get("chart").error(Fault.NO_SUCH_VALUE, hint, words, word);
            return null;
        }
        return new Install.Values(path, chart, files, release, namespace, version);
    }

    private static @Nullable Install command(Field item, FieldPath path) {
        if (!(item.node() instanceof YamlNode.Mapping)) {
            return item.text() == null ? null : new Install.Commands(path);
        }
        item.refuseUnknown(Severity.ERROR, "an element of helm", List.of("file"));
        var file = item.get("file").required().text();
        return file == null ? null : new Install.Script(path, file);
    }
}
