package io.netwright.app.cli;

import io.netwright.model.lab.LabIoException;
import io.netwright.sim.netns.NetnsScript;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `netwright netns`: the fabric in real Linux network namespaces.
@Command(
        name = "netns",
        description = {
            "Print a POSIX shell script that brings the lab up in Linux network namespaces.",
            "As root: sh FILE up | down | names | exec ENDPOINT COMMAND…"
        },
        footer = {"", "Such as:", "  netwright netns shop > shop.sh && sudo sh shop.sh up"},
        mixinStandardHelpOptions = true)
final class NetnsVerb extends Verb {
    @Mixin private LabArguments arguments = new LabArguments();

    NetnsVerb(Session session) {
        super(session);
    }

    @Override
    Answer answer() throws BadInput, LabIoException {
        var open = session().open(arguments, output());
        var compiled = open.compiled();
        Unmodelled.refuse("netns", compiled);
        var script = NetnsScript.print(compiled, open.lab().name());
        return Answer.of(
                () -> Json.result(compiled.assumptions()).put("script", script), () -> script);
    }
}
