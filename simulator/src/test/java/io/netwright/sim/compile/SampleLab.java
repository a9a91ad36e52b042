package io.netwright.sim.compile;

import io.netwright.model.lab.Lab;
import io.netwright.model.lab.LabFiles;
import io.netwright.model.lab.LabIoException;
import io.netwright.model.lab.SourceText;
import io.netwright.sim.control.Cluster;
import io.netwright.sim.control.ControlPlane;

import java.nio.file.Path;
import java.util.List;

/// Labs for tests: the samples that ship, and texts.
public final class SampleLab {
    private SampleLab() {}

    public static Compiled compile(String name) {
        try {
            var folder = Path.of("..", "src-assets", "labs", name);
            return Compiler.compile(cluster(LabFiles.open(List.of(folder)).lab()));
        } catch (LabIoException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A cluster from manifests.
    public static Cluster of(String yaml) {
        var lab = Lab.of("test", List.of(new SourceText("test.yaml", yaml)));
        if (lab.hasErrors()) {
            throw new IllegalArgumentException(lab.problems().toString());
        }
        return cluster(lab);
    }

    private static Cluster cluster(Lab lab) {
        return ControlPlane.derive(lab.spec(), lab.resources());
    }
}
