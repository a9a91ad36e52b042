package io.netwright.app.cli;

import io.netwright.model.lab.LabIoException;
import io.netwright.model.schema.ServedKind;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `netwright get`: the objects of a lab, and those that follow from them.
@Command(
        name = "get",
        description = {
            "List objects as kubectl does: what the lab declares, and what follows from it, such as"
                    + " the pods of workloads, their nodes and addresses, cluster IPs and endpoint"
                    + " slices. A lab has no clock, so that every age is <unknown>."
        },
        footer = {
            "",
            "In JSON and YAML the annotation netwright.io/derived names the fields that the lab"
                    + " does not say itself; it is * for an object that stands in no file.",
            "",
            "Such as:",
            "  netwright get shop pods -A -o wide",
            "  netwright get shop svc web -n shop -o yaml"
        },
        mixinStandardHelpOptions = true)
final class GetVerb extends Verb {
    private final GetOutput forms;

    @Mixin private LabArguments arguments = new LabArguments();

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "KIND [NAME]",
            description =
                    "A kind as kubectl names it, with or without its group; several: pods,svc; all;"
                            + " or KIND/NAME.")
    private List<String> words = new ArrayList<>();

    @Option(
            names = {"-A", "--all-namespaces"},
            description = "Of every namespace.")
    private boolean everywhere;

    @Option(
            names = {"-l", "--selector"},
            paramLabel = "SELECTOR",
            description = "Labels: app=web,tier!=db,env, or !env.",
            defaultValue = "")
    private String selector = "";

    @Option(names = "--show-labels", description = "All labels, in a last column.")
    private boolean showLabels;

    GetVerb(Session session) {
        this(session, new GetOutput());
    }

    private GetVerb(Session session, GetOutput forms) {
        super(session, forms);
        this.forms = forms;
    }

    @Override
    Answer answer() throws BadInput, LabIoException {
        var asked = arguments.words(words);
        if (asked.isEmpty()) {
            throw new BadInput("netwright get: which kind? Such as pods, svc or endpointslices");
        }
        var open = session().open(arguments, output());
        var tables = new ArrayList<GetTable>();
        var wanted = wanted(asked);
        for (var it : wanted) {
            var own = tables(it, open, LabelWords.parse(selector));
            refuseMissing(it.kinds, it.names, own, open);
            tables.addAll(own);
        }
        boolean one =
                wanted.size() == 1
                        && wanted.getFirst().names.size() == 1
                        && tables.stream().mapToInt(it -> it.rows().size()).sum() == 1;
        boolean several = tables.size() > 1 || wanted.getFirst().kinds.equals("all");
        return new Answer(
                ExitCode.FINE, () -> json(tables, open, one), () -> text(tables, several));
    }

    /// Kinds, and names of theirs; all that there are where none is named.
    private record Wanted(String kinds, List<String> names) {}

    /// `KIND NAME…`, or `KIND/NAME…`.
    private static List<Wanted> wanted(List<String> words) throws BadInput {
        if (!words.getFirst().contains("/")) {
            return List.of(new Wanted(words.getFirst(), words.subList(1, words.size())));
        }
        var all = new ArrayList<Wanted>();
        for (var word : words) {
            int slash = word.indexOf('/');
            if (slash <= 0 || slash == word.length() - 1) {
                throw new BadInput("netwright get: not KIND/NAME, as the words before: " + word);
            }
            all.add(new Wanted(word.substring(0, slash), List.of(word.substring(slash + 1))));
        }
        return all;
    }

    private List<GetTable> tables(Wanted wanted, OpenLab open, LabelWords labels) throws BadInput {
        var tables = new ArrayList<GetTable>();
        for (var word : words(wanted.kinds)) {
            var of = GetTable.of(open.lab(), open.cluster(), word);
            if (of.isEmpty() && !KindNames.isKnown(word)) {
                throw BadInput.unknown(
                        "netwright get: the lab doesn't have a resource type \"%s\""
                                .formatted(word),
                        word,
                        KindNames.all(),
                        "such as pods, svc, nodes, endpointslices, netpol, or all");
            }
            of.forEach(it -> tables.add(filtered(it, wanted.names, labels)));
        }
        return tables;
    }

    private static List<String> words(String kinds) {
        var words = new ArrayList<String>();
        for (var word : kinds.split(",", -1)) {
            words.addAll(word.equals("all") ? KindNames.ofAll() : List.of(word));
        }
        return words;
    }

    /// A name that no object has, in kubectl's sentence.
    private void refuseMissing(
            String kinds, List<String> names, List<GetTable> tables, OpenLab open) throws BadInput {
        var lines = new ArrayList<String>();
        for (var name : names) {
            if (tables.stream()
                    .noneMatch(it -> it.rows().stream().anyMatch(row -> isNamed(row, name)))) {
                lines.add("netwright get: %s \"%s\" not found".formatted(plural(kinds), name));
                elsewhere(kinds, name, open).ifPresent(lines::add);
            }
        }
        if (!lines.isEmpty()) {
            throw new BadInput(lines);
        }
    }

    private static String plural(String word) {
        return ServedKind.shipped().stream()
                .filter(it -> KindNames.isName(word, it.group(), it.kind()))
                .findFirst()
                .map(it -> KindNames.resources(it.group(), it.kind()))
                .orElse(word);
    }

    private static Optional<String> elsewhere(String kinds, String name, OpenLab open) {
        return GetTable.of(open.lab(), open.cluster(), kinds).stream()
                .flatMap(it -> it.rows().stream())
                .filter(it -> isNamed(it, name) && it.key().namespace() != null)
                .findFirst()
                .map(
                        it ->
                                "  hint: namespace %s has it: -n %s"
                                        .formatted(it.key().namespace(), it.key().namespace()));
    }

    private static boolean isNamed(Got row, String name) {
        return row.key().name().equals(name);
    }

    private GetTable filtered(GetTable table, List<String> names, LabelWords labels) {
        return table.with(
                table.rows().stream()
                        .filter(this::isAsked)
                        .filter(it -> names.isEmpty() || names.contains(it.key().name()))
                        .filter(it -> labels.matches(it.labels()))
                        .toList());
    }

    private boolean isAsked(Got row) {
        var namespace = row.key().namespace();
        return everywhere || namespace == null || namespace.equals(arguments.namespace());
    }

    /// @param one is the object itself wanted, rather than a list of it
    private static ObjectNode json(List<GetTable> tables, OpenLab open, boolean one) {
        var result = Json.result(open.cluster().assumptions());
        if (one) {
            for (var table : tables) {
                table.rows().forEach(it -> result.setAll(it.json().get()));
            }
            return result;
        }
        result.put("apiVersion", "v1").put("kind", "List");
        var items = result.putArray("items");
        for (var table : tables) {
            table.rows().forEach(it -> items.add(it.json().get()));
        }
        result.putObject("metadata").put("resourceVersion", "");
        return result;
    }

    private String text(List<GetTable> tables, boolean several) {
        var shown = tables.stream().filter(it -> !it.rows().isEmpty()).toList();
        if (shown.isEmpty()) {
            if (!output().quiet()) {
                terminal()
                        .err()
                        .println(
                                everywhere
                                        ? "No resources found"
                                        : "No resources found in %s namespace."
                                                .formatted(arguments.namespace()));
            }
            return "";
        }
        if (forms.getForm() == GetOutput.GetForm.name) {
            var lines = new StringBuilder();
            for (var table : shown) {
                table.rows().forEach(it -> lines.append(table.name(it.key())).append('\n'));
            }
            return lines.toString();
        }
        var parts = new ArrayList<String>();
        for (var table : shown) {
            parts.add(table(table, several));
        }
        return String.join("\n", parts);
    }

    /// kubectl puts three spaces between columns, and the kind before names where it lists several.
    private String table(GetTable table, boolean several) {
        boolean wide = forms.getForm() == GetOutput.GetForm.wide;
        int count = table.columns().size() - (wide ? 0 : table.wide());
        var rows = new ArrayList<List<String>>();
        var head = new ArrayList<String>();
        if (everywhere && (table.namespaced() || several)) {
            head.add("NAMESPACE");
        }
        head.addAll(table.columns().subList(0, count));
        if (showLabels) {
            head.add("LABELS");
        }
        rows.add(head);
        for (var it : table.rows()) {
            var row = new ArrayList<String>();
            if (head.getFirst().equals("NAMESPACE")) {
                row.add(it.key().namespace() == null ? "" : it.key().namespace());
            }
            row.add(several ? table.name(it.key()) : it.cells().getFirst());
            row.addAll(it.cells().subList(1, count));
            if (showLabels) {
                row.add(KubectlColumns.labels(Json.texts(it.labels().values())));
            }
            rows.add(row);
        }
        return aligned(rows);
    }

    private static String aligned(List<List<String>> rows) {
        int columns = rows.getFirst().size();
        var widths = new int[columns];
        for (var row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], Wrap.length(row.get(i)));
            }
        }
        var text = new StringBuilder();
        for (var row : rows) {
            for (int i = 0; i < columns; i++) {
                text.append(row.get(i));
                if (i < columns - 1) {
                    text.repeat(' ', Math.max(6, widths[i] + 3) - Wrap.length(row.get(i)));
                }
            }
            text.append('\n');
        }
        return text.toString();
    }
}
