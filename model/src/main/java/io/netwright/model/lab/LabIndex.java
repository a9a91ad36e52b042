package io.netwright.model.lab;

import io.netwright.model.diag.Diagnostic;
import io.netwright.model.diag.Excess;
import io.netwright.model.diag.Fault;
import io.netwright.model.diag.Severity;
import io.netwright.model.diag.SourceRange;
import io.netwright.model.helm.Installed;
import io.netwright.model.helm.Installs;
import io.netwright.model.manifest.Document;
import io.netwright.model.manifest.YamlNode;
import io.netwright.model.resource.Resource;
import io.netwright.model.resource.ResourceKey;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// What is derived from the files of a lab.
record LabIndex(
        LabSpec spec,
        Layout layout,
        @Nullable Document layoutDocument,
        List<Resource> resources,
        List<Resource> objects,
        Map<ResourceKey, Document> documents,
        List<Installed> installed,
        List<ConfigFile> configFiles,
        List<Diagnostic> problems) {
    private static final Comparator<Diagnostic> BY_PLACE =
            Comparator.comparing((Diagnostic it) -> it.at().start())
                    .thenComparing(Diagnostic::severity);

    static LabIndex of(List<SourceFile> files, List<Diagnostic> notices) {
        var builder = new Builder(files);
        builder.problems.addAll(notices);
        var all = new ArrayList<Told>();
        for (var file : files) {
            var here = new Told();
            for (var document : file.documents()) {
                builder.add(document, here);
            }
            all.add(here);
        }
        for (int i = 0; i < files.size(); i++) {
            var here = all.get(i);
            builder.addInstalled(files.get(i).path(), here);
            here.end();
            here.all.sort(BY_PLACE);
            builder.problems.addAll(here.all);
        }
        return new LabIndex(
                builder.spec,
                builder.layout,
                builder.layoutDocument,
                List.copyOf(builder.resources),
                builder.objects(),
                builder.documents,
                List.copyOf(builder.installed),
                builder.completedFiles(),
                List.copyOf(builder.problems));
    }

    /// What is told of one file.
    private static final class Told {
        final List<Diagnostic> all = new ArrayList<>();
        private final Excess excess = new Excess();

        void add(Diagnostic fault) {
            if (excess.admits(fault)) {
                all.add(fault);
            }
        }

        void addAll(List<Diagnostic> faults) {
            faults.forEach(this::add);
        }

        void end() {
            all.addAll(excess.rest());
        }
    }

    private static final class Builder {
        final List<Resource> resources = new ArrayList<>();
        final Map<ResourceKey, Document> documents = new HashMap<>(); // looked up, never walked
        final List<Diagnostic> problems = new ArrayList<>();
        LabSpec spec = LabSpec.UNSET;
        Layout layout = Layout.EMPTY;
        @Nullable Document specDocument;
        @Nullable Document layoutDocument;
        final List<Installed> installed = new ArrayList<>();
        final List<ConfigFile> configFiles = new ArrayList<>();
        final Installs.Read installs;

        Builder(List<SourceFile> files) {
            installs = Charts.read(files);
            for (var release : installs.releases()) {
                installed.add(Installed.of(release));
            }
        }

        /// Those of the files, and what charts and kubeadm make beside them.
        List<Resource> objects() {
            if (installed.isEmpty() && configFiles.isEmpty()) {
                return List.copyOf(resources);
            }
            var all = new ArrayList<>(resources);
            var made = new HashSet<ResourceKey>();
            for (var release : installed) {
                for (var resource : release.resources()) {
                    if (!documents.containsKey(resource.key()) && made.add(resource.key())) {
                        all.add(resource);
                    }
                }
            }
            for (var file : completedFiles()) {
                if (!documents.containsKey(file.key()) && made.add(file.key())) {
                    all.add(file.map());
                }
            }
            return List.copyOf(all);
        }

        List<ConfigFile> completedFiles() {
            return configFiles.stream().map(it -> it.beside(configFiles)).toList();
        }

        /// What is wrong with values and commands that stand in a file.
        void addInstalled(String file, Told here) {
            var all = new ArrayList<>(installs.problems());
            installed.forEach(it -> all.addAll(it.problems()));
            installed.forEach(it -> tellTwice(it, all));
            for (var it : configFiles) {
                if (documents.containsKey(it.key())) {
                    var what = it.key().toString();
                    all.add(madeTwice(headOf(it.document(), "kind"), what, "kubeadm"));
                }
            }
            for (var problem : all) {
                if (problem.at().file().equals(file)) {
                    here.add(problem);
                }
            }
        }

        /// What the lab has of what a release makes, in one notice.
        private void tellTwice(Installed release, List<Diagnostic> out) {
            var both = new ArrayList<String>();
            for (var resource : release.resources()) {
                if (documents.containsKey(resource.key())) {
                    both.add(resource.key().toString());
                }
            }
            if (!both.isEmpty()) {
                var maker = "chart " + release.release().chart().chart();
                out.add(madeTwice(release.release().at(), String.join(", ", both), maker));
            }
        }

        private static Diagnostic madeTwice(SourceRange at, String what, String maker) {
            var message = Fault.MADE_TWICE.message(what, maker);
            return new Diagnostic(at, Severity.INFO, message, null);
        }

        void add(Document document, Told here) {
            if (document.hasProblems()) {
                here.addAll(Charts.problems(document, installs));
            }
            var resource = document.typed().orElse(null);
            if (resource != null) {
                var other = documents.putIfAbsent(resource.key(), document);
                if (other == null) {
                    resources.add(resource);
                } else {
                    here.add(twice(document, resource.key().toString(), other));
                }
            } else if (ResourceKey.groupOf(document.apiVersion()).equals("netwright.io")) {
                addOurs(document, here);
            } else {
                addConfigFile(document, here);
            }
        }

        private void addConfigFile(Document document, Told here) {
            var file = ConfigFile.of(document);
            if (file == null) {
                return;
            }
            for (var other : configFiles) {
                if (other.key().equals(file.key())) {
                    here.add(twice(document, document.kind(), other.document()));
                    return;
                }
            }
            configFiles.add(file);
        }

        private static Diagnostic twice(Document document, String what, Document other) {
            return Diagnostic.error(
                    headOf(document, "metadata"),
                    Fault.OBJECT_TWICE.message(what, other.at()),
                    Fault.OBJECT_TWICE.hint("rename one of them, or remove it"));
        }

        private void addOurs(Document document, Told here) {
            if (!document.apiVersion().equals(Lab.API_VERSION)) {
                here.add(
                        Diagnostic.error(
                                headOf(document, "apiVersion"),
                                Fault.NO_SUCH_VALUE.message(
                                        "apiVersion", Lab.API_VERSION, document.apiVersion()),
                                null));
                return;
            }
            switch (document.kind()) {
                case "Lab" -> {
                    if (isSecond(document, specDocument, here)) {
                        return;
                    }
                    specDocument = document;
                    var reading = document.read(LabSpecReader::read).orElseThrow();
                    here.addAll(reading.problems());
                    spec = reading.value();
                }
                case "Layout" -> {
                    if (isSecond(document, layoutDocument, here)) {
                        return;
                    }
                    layoutDocument = document;
                    var reading = document.read(LayoutReader::read).orElseThrow();
                    here.addAll(reading.problems());
                    layout = reading.value();
                }
                default ->
                        here.add(
                                Diagnostic.error(
                                        headOf(document, "kind"),
                                        Fault.NO_SUCH_VALUE.message(
                                                "kind", "Lab, Layout", document.kind()),
                                        null));
            }
        }

        private static boolean isSecond(Document document, @Nullable Document first, Told here) {
            if (first == null) {
                return false;
            }
            here.add(
                    Diagnostic.error(
                            headOf(document, "kind"),
                            Fault.LAB_TWICE.message(document.kind(), first.at()),
                            Fault.LAB_TWICE.hint("merge the two")));
            return true;
        }

        /// The key of a field of the root, else the start of the document.
        private static SourceRange headOf(Document document, String field) {
            var tree = document.tree().orElse(null);
            if (tree instanceof YamlNode.Mapping mapping) {
                var entry = mapping.entry(field);
                if (entry != null) {
                    return document.range(entry.key());
                }
            }
            return document.at();
        }
    }
}
