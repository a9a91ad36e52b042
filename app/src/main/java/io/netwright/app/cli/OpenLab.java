package io.netwright.app.cli;

import io.netwright.model.lab.Lab;
import io.netwright.sim.compile.Compiled;
import io.netwright.sim.compile.Compiler;
import io.netwright.sim.control.Cluster;
import io.netwright.sim.control.ControlPlane;
import io.netwright.sim.control.Places;

import org.jspecify.annotations.Nullable;

/// A lab that a command is about, and what is derived from it, made when first asked for.
final class OpenLab {
    private final Lab lab;
    private @Nullable Cluster cluster;
    private @Nullable Compiled compiled;

    OpenLab(Lab lab) {
        this.lab = lab;
    }

    Lab lab() {
        return lab;
    }

    Cluster cluster() {
        if (cluster == null) {
            cluster =
                    ControlPlane.derive(
                            lab.spec(),
                            lab.resources(),
                            (key, field) ->
                                    lab.locate(key, field)
                                            .orElseGet(() -> Places.NAMES.of(key, field)));
        }
        return cluster;
    }

    /// The fabric, with no more outside hosts than the lab's.
    Compiled compiled() {
        if (compiled == null) {
            compiled = Compiler.compile(cluster());
        }
        return compiled;
    }
}
