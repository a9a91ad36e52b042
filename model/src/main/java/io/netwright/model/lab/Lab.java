package io.netwright.model.lab;

import io.netwright.model.diag.Diagnostic;
import io.netwright.model.diag.Severity;
import io.netwright.model.diag.SourceRange;
import io.netwright.model.helm.Installed;
import io.netwright.model.manifest.Document;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.Resource;
import io.netwright.model.resource.ResourceKey;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A lab: what its files say. Immutable; labs share the documents that an edit left alone, so that
/// undo is the earlier lab. What is derived from the files is worked out when first asked.
public final class Lab {
    public static final String API_VERSION = "netwright.io/v1alpha1";
    public static final String DEFAULT_NAMESPACE = "default";

    private final String name;
    private final String defaultNamespace;
    private final List<SourceFile> files;
    private final List<Diagnostic> notices;
    private @Nullable LabIndex index;

    private Lab(
            String name,
            String defaultNamespace,
            List<SourceFile> files,
            List<Diagnostic> notices) {
        this.name = name;
        this.defaultNamespace = defaultNamespace;
        this.files = List.copyOf(files);
        this.notices = List.copyOf(notices);
    }

    /// A lab of some files.
    public static Lab of(String name, List<SourceText> sources) {
        return of(name, sources, DEFAULT_NAMESPACE, List.of());
    }

    /// A lab of some files, with what is known beside them.
    ///
    /// @param defaultNamespace of namespaced objects that name none
    /// @param notices what is wrong with the files as such
    public static Lab of(
            String name,
            List<SourceText> sources,
            String defaultNamespace,
            List<Diagnostic> notices) {
        var files = new ArrayList<SourceFile>();
        for (var source : sources) {
            files.add(SourceFile.parse(source, defaultNamespace));
        }
        return new Lab(name, defaultNamespace, files, notices);
    }

    /// Of the folder or file it was opened from.
    public String name() {
        return name;
    }

    /// Of namespaced objects that name none.
    public String defaultNamespace() {
        return defaultNamespace;
    }

    public List<SourceFile> files() {
        return files;
    }

    public Optional<SourceFile> file(String path) {
        return files.stream().filter(it -> it.path().equals(path)).findFirst();
    }

    /// What the `Lab` document says, [LabSpec#UNSET] without one.
    public LabSpec spec() {
        return index().spec();
    }

    public Layout layout() {
        return index().layout();
    }

    /// The document that says where boxes stand.
    public Optional<Document> layoutDocument() {
        return Optional.ofNullable(index().layoutDocument());
    }

    /// The file for what manifests cannot say, whether or not it is there yet.
    public String netlabPath() {
        return files.stream()
                .map(SourceFile::path)
                .filter(it -> it.endsWith(".netlab"))
                .findFirst()
                .orElse(name + ".netlab");
    }

    /// Objects without errors, in the order of the files; of two with the same key, the first.
    public List<Resource> resources() {
        return index().resources();
    }

    /// The objects of the lab, and those that the charts it names and kubeadm make beside them;
    /// where both have the same, the lab's own holds.
    public List<Resource> objects() {
        return index().objects();
    }

    /// What Helm installs.
    public List<Installed> installed() {
        return index().installed();
    }

    public <R extends Resource> List<R> resources(Class<R> type) {
        return resources().stream().filter(type::isInstance).map(type::cast).toList();
    }

    public Optional<Resource> resource(ResourceKey key) {
        return document(key).flatMap(Document::typed);
    }

    public Optional<Document> document(ResourceKey key) {
        return Optional.ofNullable(index().documents().get(key));
    }

    /// Where a field stands, or its nearest ancestor that there is; of what a chart makes, where
    /// the lab names the chart; empty without the object.
    public Optional<SourceRange> locate(ResourceKey key, FieldPath path) {
        var own = document(key).map(it -> it.locate(path));
        return own.isPresent() ? own : madeAt(key);
    }

    private Optional<ConfigFile> configFile(ResourceKey key) {
        return index().configFiles().stream().filter(it -> it.key().equals(key)).findFirst();
    }

    /// Where a part of what a text field says stands; see [Document#locate(FieldPath, int, int)].
    public Optional<SourceRange> locate(ResourceKey key, FieldPath path, int from, int to) {
        var own =
                document(key)
                        .map(it -> it.locate(path, from, to))
                        .or(() -> configFile(key).map(it -> it.at(from, to)));
        return own.isPresent() ? own : madeAt(key);
    }

    private Optional<SourceRange> madeAt(ResourceKey key) {
        for (var installed : installed()) {
            if (installed.document(key).isPresent()) {
                return Optional.of(installed.release().at());
            }
        }
        return configFile(key).map(it -> it.document().locate(FieldPath.of("kind")));
    }

    /// What a chart or kubeadm makes under that key, where the lab has no such object itself; it
    /// stands in no file.
    public Optional<Document> made(ResourceKey key) {
        return installed().stream()
                .flatMap(it -> it.document(key).stream())
                .findFirst()
                .or(() -> configFile(key).map(ConfigFile::made));
    }

    /// Everything that is wrong, in the order of the files.
    public List<Diagnostic> problems() {
        return index().problems();
    }

    public boolean hasErrors() {
        return problems().stream().anyMatch(it -> it.severity() == Severity.ERROR);
    }

    /// This lab with a part of a file replaced; parses only what that touches.
    ///
    /// @throws IllegalArgumentException if there is no such file, or no such part of it
    public Lab splice(String path, int offset, int length, String text) {
        var changed = new ArrayList<SourceFile>(files);
        for (int i = 0; i < changed.size(); i++) {
            if (changed.get(i).path().equals(path)) {
                changed.set(i, changed.get(i).splice(offset, length, text, defaultNamespace));
                return new Lab(name, defaultNamespace, changed, notices);
            }
        }
        throw new IllegalArgumentException("no file " + path);
    }

    /// This lab with a file more, which takes its place by name.
    ///
    /// @throws IllegalArgumentException if it has a file of that path
    public Lab withFile(SourceText source) {
        if (file(source.path()).isPresent()) {
            throw new IllegalArgumentException("file twice: " + source.path());
        }
        var changed = new ArrayList<SourceFile>(files);
        int at = 0;
        while (at < changed.size() && changed.get(at).path().compareTo(source.path()) < 0) {
            at++;
        }
        changed.add(at, SourceFile.parse(source, defaultNamespace));
        return new Lab(name, defaultNamespace, changed, notices);
    }

    /// Do the files say the same, letter by letter?
    public boolean hasSameText(Lab other) {
        if (files.size() != other.files.size()) {
            return false;
        }
        for (int i = 0; i < files.size(); i++) {
            if (!files.get(i).hasSameText(other.files.get(i))) {
                return false;
            }
        }
        return true;
    }

    /// This lab under another name.
    public Lab named(String other) {
        return new Lab(other, defaultNamespace, files, notices);
    }

    private LabIndex index() {
        var known = index; // two threads may both work it out, with the same result
        if (known == null) {
            known = LabIndex.of(files, notices);
            index = known;
        }
        return known;
    }
}
