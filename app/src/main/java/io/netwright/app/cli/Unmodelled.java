package io.netwright.app.cli;

import io.netwright.sim.compile.Compiled;

import java.util.ArrayList;

/// Tables of what is not modelled would be wrong: they are refused, with what is missing.
final class Unmodelled {
    private Unmodelled() {}

    static void refuse(String verb, Compiled compiled) throws BadInput {
        if (compiled.missing().isEmpty()) {
            return;
        }
        var lines = new ArrayList<String>();
        for (var it : compiled.missing()) {
            lines.add("netwright %s: unknown: %s".formatted(verb, it.text()));
        }
        throw new BadInput(lines);
    }
}
