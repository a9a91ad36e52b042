package io.netwright.model.edit;

import io.netwright.model.diag.Message;
import io.netwright.model.lab.Lab;
import io.netwright.model.lab.Layout;
import io.netwright.model.lab.SourceText;
import io.netwright.model.manifest.Document;
import io.netwright.model.resource.Resource;
import io.netwright.model.resource.ResourceKey;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Objects as the YAML text that a clipboard holds, and text as objects that a lab gets.
public final class Clippings {
    private static final int BESIDE = 24;

    private Clippings() {}

    /// What a paste does.
    ///
    /// @param keys of the objects that the lab gets, empty where it is refused
    public record Paste(Proposal proposal, List<ResourceKey> keys) {
        public Paste {
            keys = List.copyOf(keys);
        }
    }

    /// The manifests of those that stand in the lab's text, in the order given; empty for none.
    public static String text(Lab lab, List<ResourceKey> keys) {
        return keys.stream()
                .flatMap(it -> lab.document(it).stream())
                .map(Edits::standalone)
                .collect(Collectors.joining("---\n"));
    }

    /// Adds copies of objects beside them, as one edit.
    public static Paste duplicate(Lab lab, List<ResourceKey> keys) {
        return add(lab, text(lab, keys), "Duplicate");
    }

    /// Adds the objects of a text, as one edit. An object whose name is taken gets a free one, and
    /// what names it in the text follows.
    public static Paste paste(Lab lab, String text) {
        return add(lab, text, "Paste");
    }

    /// One object of the text.
    ///
    /// @param lab of that object only
    /// @param was null for what is no object of a known kind
    private record Part(Lab lab, @Nullable ResourceKey was, @Nullable ResourceKey key) {
        boolean isRenamed() {
            return !Objects.equals(was, key);
        }
    }

    private static Paste add(Lab lab, String text, String word) {
        var documents = clip(lab, text.replace("\r\n", "\n")).files().getFirst().documents();
        var why = refusal(documents);
        if (why != null) {
            return new Paste(new Proposal.Refused(why), List.of());
        }
        var parts = new ArrayList<Part>();
        for (var document : documents) {
            parts.add(part(lab, document, parts));
        }
        var edits = new ArrayList<Edit>();
        for (var part : parts) {
            var alone = followed(part, parts);
            var key = part.key();
            var file = Edits.fileFor(lab, key == null ? lab.defaultNamespace() : key.namespace());
            edits.add(new Edit.AddDocument(file, alone));
            var beside = place(lab, part);
            if (key != null && beside != null) {
                edits.add(new Edit.Move(key, beside.x() + BESIDE, beside.y() + BESIDE, 0));
            }
        }
        var keys = parts.stream().flatMap(it -> Stream.ofNullable(it.key())).toList();
        var label = label(word, documents.getFirst(), keys, parts.size() - 1);
        return new Paste(new Proposal.Possible(new Edit.Together(label, edits)), keys);
    }

    /// Where a person has put what this is a copy of.
    private static Layout.@Nullable Position place(Lab lab, Part part) {
        var was = part.was();
        return was == null || !part.isRenamed() ? null : lab.layout().of(was).orElse(null);
    }

    private static Lab clip(Lab lab, String text) {
        var source = new SourceText("clipboard.yaml", text);
        return Lab.of("clipboard", List.of(source), lab.defaultNamespace(), List.of());
    }

    private static @Nullable Message refusal(List<Document> documents) {
        for (var document : documents) {
            int line = document.at().start().line();
            if (document.tree().isEmpty()) {
                return Message.of(
                        "EDIT_PASTE_NO_YAML", "Not pasted: line {} of the text is not YAML", line);
            }
            if (document.kind().isEmpty() || document.apiVersion().isEmpty()) {
                return Message.of(
                        "EDIT_PASTE_NO_OBJECT",
                        "Not pasted: what starts at line {} of the text is no Kubernetes object",
                        line);
            }
        }
        return documents.isEmpty()
                ? Message.of("EDIT_PASTE_NOTHING", "Nothing to paste: copy objects or YAML first")
                : null;
    }

    private static Part part(Lab lab, Document document, List<Part> before) {
        var alone = clip(lab, Edits.standalone(document));
        var was = document.typed().map(Resource::key).orElse(null);
        if (was == null) {
            return new Part(alone, null, null);
        }
        Predicate<ResourceKey> taken =
                key ->
                        lab.document(key).isPresent()
                                || before.stream().anyMatch(it -> key.equals(it.key()));
        if (!taken.test(was)) {
            return new Part(alone, was, was);
        }
        var name = Templates.freeName(was, taken);
        var key = new ResourceKey(was.group(), was.kind(), was.namespace(), name);
        return new Part(Edits.asOther(alone, was, key), was, key);
    }

    /// A part's text, once its fields name what the others are called now.
    private static String followed(Part part, List<Part> all) {
        var lab = part.lab();
        for (var other : all) {
            var was = other.was();
            var key = other.key();
            if (was != null && key != null && other.isRenamed()) {
                for (var edit : Renames.references(lab, was, key.name())) {
                    lab = edit.applyTo(lab);
                }
            }
        }
        return lab.files().getFirst().text();
    }

    private static Message label(String word, Document first, List<ResourceKey> keys, int more) {
        var what = keys.isEmpty() ? first.kind() : keys.getFirst().toString();
        return more == 0
                ? Message.of("EDIT_ONE", "{} {}", word, what)
                : Message.of("EDIT_SEVERAL", "{} {} and {} more", word, what, more);
    }
}
