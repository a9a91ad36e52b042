package io.netwright.app.cli;

import io.netwright.app.explain.FieldInfo;
import io.netwright.model.resource.ResourceKey;
import io.netwright.model.schema.KindSchema;
import io.netwright.model.schema.Schema;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// What a field is, laid out as `kubectl explain` has it.
final class FieldAnswer {
    private FieldAnswer() {}

    /// Does that begin with the name of a kind?
    static boolean isAbout(String asked) {
        return KindNames.isKnown(asked.split("\\.", 2)[0]);
    }

    private static boolean isNamed(KindSchema kind, String word) {
        return KindNames.isName(word, ResourceKey.groupOf(kind.apiVersion()), kind.kind());
    }

    /// In full, as kubectl prefers it to the short name of another kind: `ippool` is Calico's.
    private static boolean isSpelled(KindSchema kind, String word) {
        var name = kind.kind().toLowerCase(Locale.ROOT);
        return word.equalsIgnoreCase(name) || word.equalsIgnoreCase(KindNames.plural(name));
    }

    static Answer of(String asked, @Nullable String apiVersion, int width) throws BadInput {
        var parts = List.of(asked.split("\\.", -1));
        var kinds =
                Schema.shipped().kinds().stream()
                        .filter(it -> isNamed(it, parts.getFirst()))
                        .toList();
        var kind =
                kinds.stream()
                        .filter(it -> apiVersion == null || it.apiVersion().equals(apiVersion))
                        .min(
                                Comparator.comparing(
                                                (KindSchema it) -> !isSpelled(it, parts.getFirst()))
                                        .thenComparingInt(FieldAnswer::rank))
                        .orElse(null);
        if (kind == null) {
            throw new BadInput(
                    List.of(
                            "netwright explain: no %s in %s"
                                    .formatted(parts.getFirst(), apiVersion),
                            "  hint: it is in "
                                    + String.join(
                                            ", ",
                                            kinds.stream().map(KindSchema::apiVersion).toList())));
        }
        if (kind.validates() == KindSchema.Validates.NOTHING) {
            throw new BadInput(
                    List.of(
                            "netwright explain: nothing is known of the fields of " + kind.kind(),
                            "  hint: Netwright keeps such objects as they are"));
        }
        var names = parts.subList(1, parts.size());
        for (int i = 1; i <= names.size(); i++) {
            if (FieldInfo.named(kind.apiVersion(), kind.kind(), names.subList(0, i)).isEmpty()) {
                throw unknown(kind, names.subList(0, i - 1), names.get(i - 1));
            }
        }
        var info = FieldInfo.named(kind.apiVersion(), kind.kind(), names).orElseThrow();
        var result = Json.result(List.of());
        result.put("apiVersion", kind.apiVersion())
                .put("kind", kind.kind())
                .put("field", String.join(".", names))
                .put("type", info.type())
                .put("required", info.required())
                .put("default", info.standard())
                .put("since", info.since())
                .put("description", info.sentence());
        var words = result.putArray("enum");
        info.words().forEach(words::add);
        var fields = result.putArray("fields");
        for (var it : info.fields()) {
            fields.addObject()
                    .put("name", it.name())
                    .put("type", it.type())
                    .put("required", it.required());
        }
        return Answer.of(result, () -> text(info, width));
    }

    /// Kubernetes' own first, then in the order of the index; what is stored elsewhere last.
    private static int rank(KindSchema kind) {
        var version = kind.apiVersion();
        if (version.equals("v1")) {
            return 0;
        }
        boolean hidden = version.startsWith("crd.") || version.startsWith("traefik.containo.us");
        return hidden ? 3 : version.contains("k8s.io/") || version.matches("\\w+/v1") ? 1 : 2;
    }

    private static BadInput unknown(KindSchema kind, List<String> above, String name) {
        var parent = FieldInfo.named(kind.apiVersion(), kind.kind(), above).orElseThrow();
        var where = above.isEmpty() ? kind.kind() : kind.kind() + " " + String.join(".", above);
        return BadInput.unknown(
                "netwright explain: %s has no field %s".formatted(where, name),
                name,
                parent.fields().stream().map(FieldInfo::name).toList(),
                "without the field, explain lists all there are");
    }

    private static String text(FieldInfo info, int width) {
        var text = new StringBuilder();
        var group = info.apiVersion().contains("/") ? info.apiVersion().split("/", 2)[0] : "";
        if (!group.isEmpty()) {
            text.append("GROUP:      ").append(group).append('\n');
        }
        text.append("KIND:       ").append(info.kind()).append('\n');
        text.append("VERSION:    ")
                .append(info.apiVersion().substring(info.apiVersion().indexOf('/') + 1))
                .append("\n\n");
        if (!info.path().steps().isEmpty()) {
            text.append("FIELD: %s <%s>%s\n".formatted(info.name(), info.type(), mark(info)));
            if (!info.words().isEmpty()) {
                text.append("ENUM:\n");
                info.words().forEach(it -> text.append("    ").append(it).append('\n'));
            }
            if (!info.standard().isEmpty()) {
                text.append("DEFAULT: ").append(info.standard()).append('\n');
            }
            if (!info.since().isEmpty()) {
                text.append("SINCE: Kubernetes ").append(info.since()).append('\n');
            }
            text.append('\n');
        }
        if (!info.sentence().isEmpty()) {
            text.append("DESCRIPTION:\n").append(Wrap.text("    ", info.sentence(), width));
            text.append("\n");
        }
        var fields = info.fields();
        if (!fields.isEmpty()) {
            text.append("FIELDS:\n");
            for (var it : fields) {
                text.append("  %s\t<%s>%s\n".formatted(it.name(), it.type(), mark(it)));
                if (!it.sentence().isEmpty()) {
                    text.append(Wrap.text("    ", it.sentence(), width)).append('\n');
                }
            }
        }
        return text.toString().stripTrailing() + "\n";
    }

    private static String mark(FieldInfo info) {
        return info.required() ? " -required-" : "";
    }
}
