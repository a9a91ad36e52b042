package io.netwright.app.cli;

import io.netwright.app.cli.OpenLab.Profile;
import io.netwright.model.lab.LabIoException;
import io.netwright.model.net.IpAddress;
import io.netwright.sim.trace.BadEndpoint;
import io.netwright.sim.trace.Trace;
import io.netwright.sim.trace.TraceRequest;
import io.netwright.sim.trace.Verdict;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `netwright trace`: what becomes of a connection attempt, and why.
@Command(
        name = "trace",
        description = {
            "Follow one connection attempt hop by hop, to every backend that chance may pick.",
            "The exit code is 0 whatever the answer, unless --expect says otherwise."
        },
        footer = {
            "",
            "Such as:",
            "  netwright trace shop --from shop/client --to web:80",
            "  netwright trace shop --from external:customer --to 192.168.50.11:30080 -o json"
        },
        mixinStandardHelpOptions = true)
final class TraceVerb extends Verb {
    @Mixin private LabArguments arguments = new LabArguments();
    @Mixin private ProbeOptions probe = new ProbeOptions();
    @Mixin private ResolverOption names = new ResolverOption();

    @Option(
            names = "--proxy-mode",
            paramLabel = "MODE",
            split = ",",
            description = "iptables, ipvs, nftables or ebpf; several, with commas, compare.")
    private List<String> proxyModes = new ArrayList<>();

    @Option(
            names = "--cni",
            paramLabel = "PLUGIN",
            split = ",",
            description = "Another CNI plugin; several, with commas, compare.")
    private List<String> plugins = new ArrayList<>();

    @Option(
            names = "--at",
            paramLabel = "node/NAME",
            description = "The node that sees a packet from outside first.")
    private @Nullable String at;

    @Option(
            names = "--src-ip",
            paramLabel = "IP",
            description = "Send from this address, which the sender then owns.")
    private @Nullable String source;

    @Option(
            names = "--candidate",
            paramLabel = "IP:PORT",
            description = "Show the hops to this backend rather than to the first.")
    private @Nullable String candidate;

    @Option(
            names = "--expect",
            paramLabel = "VERDICT",
            description =
                    "Exit with 1 for another verdict. One of: delivered, dropped, rejected,"
                            + " unresolved, unknown.")
    private @Nullable Verdict expected;

    TraceVerb(Session session) {
        super(session);
    }

    @Override
    Answer answer() throws BadInput, LabIoException {
        var from = arguments.endpoint(probe.requiredFrom("trace"));
        var to = probe.requiredTo("trace");
        var open = session().open(arguments, output());
        var request =
                new TraceRequest(
                        from, to, probe.protocol(), at, address(source), candidate, names.kind());
        var profiles = profiles();
        var traces = new LinkedHashMap<Profile, Trace>();
        for (var profile : profiles) {
            traces.put(profile, trace(open, profile, request));
        }
        boolean met = traces.values().stream().allMatch(it -> isExpected(it.verdict()));
        var json = new TraceJson(open.lab());
        int exit = met ? ExitCode.FINE : ExitCode.DIFFERENCE;
        if (profiles.size() == 1) {
            var trace = traces.values().iterator().next();
            return new Answer(exit, () -> json.of(trace), () -> text(json, "", trace));
        }
        return new Answer(exit, () -> compared(json, traces), () -> sideBySide(json, traces));
    }

    private static Trace trace(OpenLab open, Profile profile, TraceRequest request)
            throws BadInput {
        try {
            return open.tracer(profile).trace(request);
        } catch (BadEndpoint e) {
            throw BadInput.of("trace", e);
        }
    }

    private boolean isExpected(Verdict verdict) {
        return expected == null || expected == verdict;
    }

    private static @Nullable IpAddress address(@Nullable String text) throws BadInput {
        if (text == null) {
            return null;
        }
        return IpAddress.read(text)
                .orElseThrow(() -> new BadInput("netwright trace: no IP address: " + text));
    }

    /// Every plugin that is asked for with every mode; the lab's own where none is.
    private List<Profile> profiles() {
        var profiles = new ArrayList<Profile>();
        for (var plugin : plugins.isEmpty() ? List.of("") : plugins) {
            for (var mode : proxyModes.isEmpty() ? List.of("") : proxyModes) {
                profiles.add(
                        new Profile(
                                plugin.isEmpty() ? null : plugin, mode.isEmpty() ? null : mode));
            }
        }
        return profiles;
    }

    private String question() {
        var protocol = probe.protocol();
        var suffix = protocol.hasPorts() ? "/" + protocol : " " + protocol;
        return arguments.endpoint(probe.from() + "") + " → " + probe.to() + suffix;
    }

    private String text(TraceJson json, String profile, Trace trace) {
        var label = profile.isEmpty() ? "" : "   (" + profile + ")";
        return new TraceText(json, ink(), terminal().width(), output().verbose())
                .of(question() + label, trace);
    }

    private static ObjectNode compared(TraceJson json, Map<Profile, Trace> traces) {
        var assumptions =
                traces.values().stream()
                        .flatMap(it -> it.assumptions().stream())
                        .distinct()
                        .toList();
        var result = Json.result(assumptions);
        var results = result.putArray("results");
        traces.forEach(
                (profile, trace) -> {
                    var one = results.addObject().put("profile", profile.name());
                    one.setAll(json.of(trace));
                });
        return result;
    }

    private String sideBySide(TraceJson json, Map<Profile, Trace> traces) {
        var texts = new ArrayList<String>();
        texts.add(
                ComparisonText.of(
                        traces.keySet().stream().map(Profile::name).toList(),
                        List.copyOf(traces.values()),
                        terminal().width()));
        traces.forEach((profile, trace) -> texts.add(text(json, profile.name(), trace)));
        return String.join("\n", texts);
    }
}
