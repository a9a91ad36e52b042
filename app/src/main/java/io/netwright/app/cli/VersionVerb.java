package io.netwright.app.cli;

import io.netwright.sim.compile.Catalog;
import io.netwright.sim.control.ControlPlane;
import io.netwright.sim.dns.CoreDns;

import picocli.CommandLine.Command;

import java.util.ArrayList;
import java.util.List;

/// `netwright version`: what this is, and what it models.
@Command(
        name = "version",
        description = "Print the version, and which versions of what are modelled.",
        mixinStandardHelpOptions = true)
final class VersionVerb extends Verb {
    VersionVerb(Session session) {
        super(session);
    }

    @Override
    Answer answer() {
        var version = NetwrightVersion.number();
        var result = Json.result(List.of()).put("version", version);
        result.put("java", Runtime.version().toString());
        var models = result.putArray("models");
        models().forEach(models::add);
        return Answer.of(
                result,
                () ->
                        "netwright "
                                + version
                                + "\nmodels "
                                + String.join("\n       ", models())
                                + "\n");
    }

    /// What the catalog of plugins and proxies holds, and what is there in every lab.
    private static List<String> models() {
        var models = new ArrayList<String>();
        models.add("Kubernetes 1.34 to " + ControlPlane.DEFAULT_VERSION);
        Catalog.proxies().forEach(it -> models.add(it.about()));
        Catalog.plugins().forEach(it -> models.add(it.about()));
        models.add("CoreDNS up to " + CoreDns.versionFor(ControlPlane.DEFAULT_VERSION));
        models.add("NetworkPolicy v1");
        return models;
    }
}
