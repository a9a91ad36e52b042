package io.netwright.app.cli;

import io.netwright.app.cli.OpenLab.Profile;
import io.netwright.model.lab.LabIoException;
import io.netwright.sim.dns.DnsType;
import io.netwright.sim.dns.DnsWalk;
import io.netwright.sim.trace.BadEndpoint;
import io.netwright.sim.trace.Reason;
import io.netwright.sim.trace.Verdict;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import tools.jackson.databind.node.ObjectNode;

/// `netwright dns`: what a name leads to, and who said so.
@Command(
        name = "dns",
        description = "Look a name up as a pod would: every query, its answer, and who gave it.",
        footer = {
            "",
            "Such as:",
            "  netwright dns shop --from shop/client web",
            "  netwright dns shop --from shop/client www.example.com --type AAAA"
        },
        mixinStandardHelpOptions = true)
final class DnsVerb extends Verb {
    @Mixin private LabArguments arguments = new LabArguments();
    @Mixin private ResolverOption names = new ResolverOption();

    @Option(names = "--from", paramLabel = "NS/POD", required = true, description = "Who asks.")
    private String from = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "The name.")
    private @Nullable String name;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "A, AAAA, SRV, PTR, CNAME or TXT. Default: ${DEFAULT-VALUE}.",
            defaultValue = "A")
    private DnsType type = DnsType.A;

    DnsVerb(Session session) {
        super(session);
    }

    @Override
    Answer answer() throws BadInput, LabIoException {
        var asked = name == null ? arguments.onlyOtherWord() : name;
        if (asked == null) {
            throw new BadInput("netwright dns: which name?");
        }
        var open = session().open(arguments, output());
        var walk = walk(open, asked);
        var why = open.tracer(Profile.OWN).whyNothing(arguments.endpoint(from), asked, type, walk);
        var reasons = new TraceJson(open.lab());
        return Answer.of(() -> json(walk, why, reasons), () -> text(asked, walk, why, reasons));
    }

    private static ObjectNode json(DnsWalk walk, @Nullable Reason why, TraceJson reasons) {
        var json = DnsJson.put(Json.result(walk.assumptions()), walk);
        if (why != null) {
            json.set("reason", reasons.reason(why));
        }
        return json;
    }

    private DnsWalk walk(OpenLab open, String asked) throws BadInput {
        try {
            return open.tracer(Profile.OWN)
                    .lookUp(arguments.endpoint(from), asked, type, names.kind());
        } catch (BadEndpoint e) {
            throw BadInput.of("dns", e);
        }
    }

    private String text(String asked, DnsWalk walk, @Nullable Reason why, TraceJson reasons) {
        var text = new StringBuilder();
        text.append(ink().sign(verdict(walk), word(walk)));
        text.append("   %s asks for %s %s\n".formatted(arguments.endpoint(from), asked, type));
        if (why != null) {
            text.append(new TraceText(reasons, ink(), terminal().width(), false).why(why));
        }
        var answers = new Columns("  ", terminal().width());
        for (var it : walk.answers()) {
            answers.row(it.name().toString(), it.ttl() + " s", it.type().name(), it.data());
        }
        text.append(answers.isEmpty() ? "" : "\n" + answers);
        var queries = new Columns("  ", terminal().width());
        for (var it : walk.queries()) {
            queries.row(
                    it.name().toString(),
                    it.type().name(),
                    "@" + it.server(),
                    it.rcode().name(),
                    it.plugin() + (it.cached() ? " (cached)" : ""));
        }
        text.append(queries.isEmpty() ? "" : "\n  queries\n" + queries);
        return text.append(Assumptions.text(walk.assumptions(), terminal().width())).toString();
    }

    private static Verdict verdict(DnsWalk walk) {
        return switch (walk.rcode()) {
            case NOERROR -> walk.answers().isEmpty() ? Verdict.UNRESOLVED : Verdict.DELIVERED;
            case UNKNOWN -> Verdict.UNKNOWN;
            case TIMEOUT -> Verdict.DROPPED;
            case REFUSED, UNREACHABLE -> Verdict.REJECTED;
            case NXDOMAIN, SERVFAIL, FORMERR, NOTIMP -> Verdict.UNRESOLVED;
        };
    }

    private static String word(DnsWalk walk) {
        boolean empty =
                verdict(walk) == Verdict.UNRESOLVED && walk.rcode().name().equals("NOERROR");
        return empty ? "NOERROR, but no such record" : walk.rcode().name();
    }
}
