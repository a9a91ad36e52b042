package io.netwright.app.cli;

import picocli.CommandLine.Command;

import java.util.List;

/// `netwright version`: what this is, and what it models.
@Command(
        name = "version",
        description = "Print the version, and which versions of what are modelled.",
        mixinStandardHelpOptions = true)
final class VersionVerb extends Verb {
    private static final List<String> PROFILES =
            List.of(
                    "Kubernetes 1.37",
                    "kube-proxy 1.37 in iptables mode",
                    "flannel 0.28 vxlan, host-gw",
                    "Canal: flannel 0.28 vxlan with Felix 3.28",
                    "routed, the reference plugin",
                    "CoreDNS 1.14.6");

    VersionVerb(Session session) {
        super(session);
    }

    @Override
    Answer answer() {
        var version = NetwrightVersion.number();
        var result = Json.result(List.of()).put("version", version);
        result.put("java", Runtime.version().toString());
        var models = result.putArray("models");
        PROFILES.forEach(models::add);
        return Answer.of(
                result,
                () ->
                        "netwright "
                                + version
                                + "\nmodels "
                                + String.join("\n       ", PROFILES)
                                + "\n");
    }
}
