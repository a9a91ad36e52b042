package io.netwright.app.cli;

import io.netwright.model.lab.LabIoException;
import io.netwright.model.resource.ResourceKey;
import io.netwright.sim.compile.Compiled;
import io.netwright.sim.fabric.NetworkNamespace;
import io.netwright.sim.tables.TableFormat;
import io.netwright.sim.tables.TableFormats;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.List;
import java.util.Objects;

/// `netwright tables`: what agents programmed, as the real tool prints it.
@Command(
        name = "tables",
        description = "Print the tables of a node or a pod as the real tool prints or reads them.",
        footer = {
            "",
            "Such as:",
            "  netwright tables shop --node red --as iptables-save",
            "  netwright tables shop --pod shop/client --as ip-route"
        },
        mixinStandardHelpOptions = true)
final class TablesVerb extends Verb {
    @Mixin private LabArguments arguments = new LabArguments();

    @Option(names = "--node", paramLabel = "NODE", description = "A node.")
    private @Nullable String node;

    @Option(names = "--pod", paramLabel = "NS/POD", description = "A pod, instead of a node.")
    private @Nullable String pod;

    @Option(
            names = "--as",
            paramLabel = "FORMAT",
            required = true,
            description =
                    "One of: iptables-save, ip6tables-save, nft, ipset, ipvsadm, ip-link, ip-addr,"
                            + " ip-route, ip-rule, ip-neigh, bridge-fdb, conntrack.")
    private String format = "";

    TablesVerb(Session session) {
        super(session);
    }

    @Override
    Answer answer() throws BadInput, LabIoException {
        var form = TableFormats.named(format).orElseThrow(this::unknownFormat);
        var compiled = session().open(arguments, output()).compiled();
        Unmodelled.refuse("tables", compiled);
        var namespace = namespace(compiled);
        return Answer.of(
                () ->
                        Json.result(compiled.assumptions())
                                .put("at", namespace.name())
                                .put("format", form.name())
                                .put("text", print(form, compiled, namespace)),
                () -> print(form, compiled, namespace));
    }

    private static String print(TableFormat form, Compiled compiled, NetworkNamespace namespace) {
        var text = form.print(compiled.fabric(), namespace);
        return text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
    }

    private BadInput unknownFormat() {
        var known = TableFormats.all().stream().map(TableFormat::name).toList();
        return BadInput.unknown(
                "netwright tables: tables are not printed as " + format,
                format,
                known,
                "there are " + String.join(", ", known));
    }

    private NetworkNamespace namespace(Compiled compiled) throws BadInput {
        if (pod != null) {
            var words = (pod.contains("/") ? pod : arguments.namespace() + "/" + pod).split("/", 2);
            return compiled.pod(ResourceKey.core("Pod", words[0], words[1]))
                    .orElseThrow(() -> noPod(compiled));
        }
        var names = compiled.cluster().nodes().stream().map(it -> it.name()).toList();
        var hint = "  hint: there are " + String.join(", ", names);
        if (node == null) {
            throw new BadInput(List.of("netwright tables: --node or --pod is needed", hint));
        }
        var asked = node;
        return compiled.node(asked.startsWith("node/") ? asked.substring(5) : asked)
                .orElseThrow(
                        () ->
                                BadInput.unknown(
                                        "netwright tables: no such node: " + asked,
                                        asked,
                                        names,
                                        "there are " + String.join(", ", names)));
    }

    private BadInput noPod(Compiled compiled) {
        var known = compiled.cluster().pods().stream().map(it -> it.key().path()).toList();
        var asked = Objects.requireNonNull(pod);
        return BadInput.unknown(
                "netwright tables: no pod runs there: " + asked,
                asked,
                known,
                "pods are called namespace/name, as `netwright reach` lists their workloads");
    }
}
