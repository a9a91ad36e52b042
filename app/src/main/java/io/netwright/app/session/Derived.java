package io.netwright.app.session;

import io.netwright.model.diag.Diagnostic;
import io.netwright.model.lab.Lab;
import io.netwright.sim.compile.Compiled;
import io.netwright.sim.compile.Compiler;
import io.netwright.sim.control.Cluster;
import io.netwright.sim.control.ControlPlane;

import java.util.List;
import java.util.stream.Stream;

/// What follows from a lab. Made off the window's thread; immutable.
///
/// @param lab which it was made from
public record Derived(Lab lab, Cluster cluster, Compiled compiled) {
    public static Derived of(Lab lab) {
        var cluster = ControlPlane.derive(lab);
        return new Derived(lab, cluster, Compiler.compile(cluster));
    }

    /// What follows from another lab, such as this one after an edit.
    @SuppressWarnings("ReferenceEquality") // the same cluster, where nothing of it changed
    public Derived next(Lab other) {
        var next = ControlPlane.derive(other, lab, cluster);
        return new Derived(other, next, next == cluster ? compiled : Compiler.compile(next));
    }

    /// Faults of the text, then what does not fit together.
    public List<Diagnostic> problems() {
        return Stream.concat(lab.problems().stream(), cluster.findings().stream()).toList();
    }
}
