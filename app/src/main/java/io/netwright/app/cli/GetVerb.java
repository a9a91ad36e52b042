package io.netwright.app.cli;

import io.netwright.model.lab.LabIoException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;

/// `netwright get`: the objects of a lab, and those that follow from them.
@Command(
        name = "get",
        description = {
            "List objects as kubectl does: what the lab declares, and what follows from it, such as"
                    + " the pods of workloads, their nodes and addresses, cluster IPs and endpoint"
                    + " slices. A lab has no clock, so that no age is known."
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
            description = "A kind as kubectl names it, or several: pods,svc; or KIND/NAME.")
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
        var kinds = asked.getFirst();
        var names = new ArrayList<>(asked.subList(1, asked.size()));
        int slash = kinds.indexOf('/');
        if (slash > 0) {
            names.add(kinds.substring(slash + 1));
            kinds = kinds.substring(0, slash);
        }
        var open = session().open(arguments, output());
        var labels = LabelWords.parse(selector);
        var tables = new ArrayList<GetTable>();
        for (var word : kinds.split(",", -1)) {
            var of = GetTable.of(open.lab(), open.cluster(), word);
            if (of.isEmpty() && !KindNames.isKnown(word)) {
                throw new BadInput(
                        List.of(
                                "netwright get: no such kind: " + word,
                                "  hint: such as pods, svc, nodes, endpointslices, netpol"));
            }
            for (var table : of) {
                tables.add(filtered(table, names, labels));
            }
        }
        for (var name : names) {
            if (tables.stream()
                    .noneMatch(it -> it.rows().stream().anyMatch(row -> isNamed(row, name)))) {
                throw new BadInput("netwright get: not found: %s \"%s\"".formatted(kinds, name));
            }
        }
        return new Answer(ExitCode.FINE, () -> json(tables, open), () -> text(tables));
    }

    private static boolean isNamed(Got row, String name) {
        return row.key().name().equals(name);
    }

    private GetTable filtered(GetTable table, List<String> names, LabelWords labels) {
        var rows =
                table.rows().stream()
                        .filter(
                                it ->
                                        everywhere
                                                || it.key().namespace() == null
                                                || it.key()
                                                        .namespace()
                                                        .equals(arguments.namespace()))
                        .filter(it -> names.isEmpty() || names.contains(it.key().name()))
                        .filter(it -> labels.matches(it.labels()))
                        .toList();
        return new GetTable(
                table.group(),
                table.kind(),
                table.namespaced(),
                table.columns(),
                table.wide(),
                rows);
    }

    private static ObjectNode json(List<GetTable> tables, OpenLab open) {
        var result = Json.result(open.cluster().assumptions());
        result.put("apiVersion", "v1").put("kind", "List");
        var items = result.putArray("items");
        for (var table : tables) {
            table.rows().forEach(it -> items.add(it.json().get()));
        }
        return result;
    }

    private String text(List<GetTable> tables) {
        var shown = tables.stream().filter(it -> !it.rows().isEmpty()).toList();
        if (shown.isEmpty()) {
            warn(
                    everywhere
                            ? "no such objects"
                            : "no such objects in namespace "
                                    + arguments.namespace()
                                    + "; -A looks in all");
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
            parts.add(table(table, tables.size() > 1));
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
        rows.add(head);
        for (var it : table.rows()) {
            var row = new ArrayList<String>();
            if (head.getFirst().equals("NAMESPACE")) {
                row.add(it.key().namespace() == null ? "" : it.key().namespace());
            }
            row.add(several ? table.name(it.key()) : it.cells().getFirst());
            row.addAll(it.cells().subList(1, count));
            rows.add(row);
        }
        return aligned(rows);
    }

    private static String aligned(List<List<String>> rows) {
        int columns = rows.getFirst().size();
        var text = new StringBuilder();
        for (var row : rows) {
            for (int i = 0; i < columns; i++) {
                int column = i;
                int width =
                        rows.stream().mapToInt(it -> Wrap.length(it.get(column))).max().orElse(0);
                text.append(row.get(i));
                if (i < columns - 1) {
                    text.repeat(' ', width - Wrap.length(row.get(i)) + 3);
                }
            }
            text.append('\n');
        }
        return text.toString();
    }
}
