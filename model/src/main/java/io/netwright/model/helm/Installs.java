package io.netwright.model.helm;

import io.netwright.model.diag.Diagnostic;
import io.netwright.model.diag.Fault;
import io.netwright.model.diag.SourceRange;
import io.netwright.model.helm.Value.Leaf;
import io.netwright.model.helm.Value.Table;
import io.netwright.model.manifest.Document;
import io.netwright.model.manifest.ScalarType;
import io.netwright.model.manifest.Section;
import io.netwright.model.manifest.YamlNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.function.Function;

/// From what a Lab document says to releases with their values.
///
/// Source: helm `pkg/cli/values/options.go` for the order, `pkg/strvals` for `--set`.
public final class Installs {
    private final Document lab;
    private final Function<String, @Nullable List<Document>> files;
    private final List<Release> releases = new ArrayList<>();
    private final List<Diagnostic> problems = new ArrayList<>();
    private final SequencedSet<String> valuesFiles = new LinkedHashSet<>();
    private final SequencedSet<String> scripts = new LinkedHashSet<>();

    private Installs(Document lab, Function<String, @Nullable List<Document>> files) {
        this.lab = lab;
        this.files = files;
    }

    /// What came of it.
    ///
    /// @param valuesFiles of the lab that are values
    /// @param scripts of the lab that are scripts
    public record Read(
            List<Release> releases,
            List<String> valuesFiles,
            List<String> scripts,
            List<Diagnostic> problems) {
        public static final Read NONE = new Read(List.of(), List.of(), List.of(), List.of());

        public Read {
            releases = List.copyOf(releases);
            valuesFiles = List.copyOf(valuesFiles);
            scripts = List.copyOf(scripts);
            problems = List.copyOf(problems);
        }
    }

    /// Reads what a Lab document says.
    ///
    /// @param lab the Lab document
    /// @param files the documents of a file of the lab, null where there is no such file
    public static Read read(
            List<Install> installs,
            Document lab,
            Function<String, @Nullable List<Document>> files) {
        var run = new Installs(lab, files);
        for (var install : installs) {
            switch (install) {
                case Install.Values values -> run.values(values);
                case Install.Commands(var path) -> {
                    if (lab.find(path).orElse(null) instanceof YamlNode.Scalar scalar) {
                        run.script(Snippet.of(lab, scalar), lab.file());
                    }
                }
                case Install.Script script -> run.script(script);
            }
        }
        for (var release : run.releases) {
            run.checkNames(release);
        }
        return new Read(
                run.releases, List.copyOf(run.valuesFiles), List.copyOf(run.scripts), run.problems);
    }

    private void values(Install.Values install) {
        var at = lab.locate(install.path());
        var table = new Table(new LinkedHashMap<>(), at);
        for (int i = 0; i < install.files().size(); i++) {
            var field = install.path().then("file");
            var here = lab.locate(install.files().size() > 1 ? field.then(i) : field);
            table = withFile(table, install.files().get(i), lab.file(), here);
        }
        var chart = install.chart();
        add(
                new Release(
                        chart,
                        install.release() == null ? chart.release() : install.release(),
                        install.namespace() == null ? chart.namespace() : install.namespace(),
                        install.version(),
                        table,
                        at),
                false);
    }

    private void script(Install.Script install) {
        var at = lab.locate(install.path().then("file"));
        var path = resolve(install.file(), lab.file());
        var documents = path == null ? null : files.apply(path);
        if (path == null || documents == null) {
            noFile(install.file(), at);
            return;
        }
        scripts.add(path);
        Section before = null;
        int known = releases.size();
        for (var document : documents) {
            if (document.section() != before) {
                script(Snippet.of(document), path);
            }
            before = document.section();
        }
        if (releases.size() == known && problems.isEmpty()) {
            problems.add(
                    Diagnostic.error(
                            at,
                            Fault.HELM_COMMAND.message(install.file() + " installs no chart"),
                            null));
        }
    }

    private void script(Snippet text, String from) {
        for (var command : HelmCommand.read(text, problems::add)) {
            var chart = Chart.referred(command.chart().text());
            if (chart == null) {
                var words = String.join(", ", Chart.words());
                problems.add(
                        Diagnostic.warning(
                                command.chart().at(),
                                Fault.OTHER_CHART.message(command.chart().text()),
                                Fault.OTHER_CHART.hint("charts that are understood: {}", words)));
                continue;
            }
            var at = command.chart().at();
            var table = new Table(new LinkedHashMap<>(), at);
            for (var given : command.values()) {
                table = with(table, given, from);
            }
            add(
                    new Release(
                            chart,
                            command.release() == null ? chart.release() : command.release(),
                            command.namespace() == null ? "default" : command.namespace(),
                            command.version(),
                            table,
                            at),
                    command.reuse());
        }
    }

    /// A later command of the same release replaces the earlier one's values, unless it reuses
    /// them.
    private void add(Release release, boolean reuse) {
        for (int i = 0; i < releases.size(); i++) {
            var before = releases.get(i);
            if (before.is(release)) {
                var values = reuse ? before.values().with(release.values()) : release.values();
                releases.set(i, release.with(values));
                return;
            }
        }
        releases.add(release);
    }

    private Table with(Table table, HelmCommand.Given given, String from) {
        try {
            return switch (given.option()) {
                case "values" -> {
                    var merged = table;
                    for (var name : given.text().text().split(",", -1)) {
                        merged = withFile(merged, name, from, given.text().at());
                    }
                    yield merged;
                }
                case "set" -> SetValues.set(table, given.text(), SetValues.Mode.TYPED);
                case "set-string" -> SetValues.set(table, given.text(), SetValues.Mode.TEXT);
                case "set-literal" -> SetValues.set(table, given.text(), SetValues.Mode.LITERAL);
                case "set-json" -> JsonValues.set(table, given.text());
                default -> {
                    problems.add(
                            Diagnostic.warning(
                                    given.text().at(),
                                    Fault.VALUE_IGNORED.message(
                                            "--" + given.option(), given.text()),
                                    null));
                    yield table;
                }
            };
        } catch (SetValues.Refused e) {
            problems.add(
                    Diagnostic.error(
                            e.at(),
                            Fault.HELM_COMMAND.message(
                                    "--%s %s: %s".formatted(given.option(), given.text(), e.why())),
                            null));
            return table;
        }
    }

    private Table withFile(Table table, String name, String from, SourceRange at) {
        var path = resolve(name, from);
        var documents = path == null ? null : files.apply(path);
        if (path == null || documents == null) {
            noFile(name, at);
            return table;
        }
        valuesFiles.add(path);
        for (var document : documents) {
            var tree = document.tree().orElse(null);
            if (tree != null && Value.of(document, tree) instanceof Table values) {
                return table.with(values); // Helm reads the first document
            }
        }
        return table;
    }

    private void noFile(String name, SourceRange at) {
        problems.add(
                Diagnostic.error(
                        at,
                        Fault.NO_SUCH_FILE.message(name),
                        Fault.NO_SUCH_FILE.hint("give the file to netwright as well")));
    }

    /// A path as the lab's files have it, beside the file that names it; null where there is none.
    private @Nullable String resolve(String name, String from) {
        var plain = name.replace('\\', '/').strip();
        while (plain.startsWith("./")) {
            plain = plain.substring(2);
        }
        int slash = from.lastIndexOf('/');
        var beside = slash < 0 ? plain : from.substring(0, slash + 1) + plain;
        return files.apply(beside) != null ? beside : files.apply(plain) != null ? plain : null;
    }

    private void checkNames(Release release) {
        for (var unknown : ChartNames.of(release.chart()).unknown(release.values())) {
            if (Renamed.find(release.chart(), unknown.path()) == null
                    && !(unknown.value() instanceof Leaf leaf && leaf.type() == ScalarType.NULL)) {
                var meant = unknown.meant();
                problems.add(
                        Diagnostic.warning(
                                unknown.value().at(),
                                Fault.UNKNOWN_VALUE.message(
                                        unknown.path(),
                                        release.chart().chart(),
                                        ChartNames.of(release.chart()).version()),
                                meant == null
                                        ? null
                                        : Fault.UNKNOWN_VALUE.hint("write {}", meant)));
            }
        }
    }
}
