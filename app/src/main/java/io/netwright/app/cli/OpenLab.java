package io.netwright.app.cli;

import io.netwright.model.lab.Lab;
import io.netwright.model.lab.LabSpec;
import io.netwright.sim.compile.Compiled;
import io.netwright.sim.compile.Compiler;
import io.netwright.sim.control.Cluster;
import io.netwright.sim.control.ControlPlane;
import io.netwright.sim.trace.Tracer;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/// A lab that a command is about, and what is derived from it, made when first asked for.
final class OpenLab {
    private final Lab lab;
    private final Map<Profile, Cluster> clusters = new LinkedHashMap<>();
    private final Map<Profile, Compiled> compiled = new LinkedHashMap<>();
    private final Map<Profile, Tracer> tracers = new LinkedHashMap<>();

    OpenLab(Lab lab) {
        this.lab = lab;
    }

    /// What a command has otherwise than the lab; null where it leaves it.
    record Profile(@Nullable String cni, @Nullable String proxyMode) {
        static final Profile OWN = new Profile(null, null);

        /// `canal/nftables`, or the one that is given.
        String name() {
            return cni == null ? "" + proxyMode : proxyMode == null ? cni : cni + "/" + proxyMode;
        }
    }

    Lab lab() {
        return lab;
    }

    Cluster cluster() {
        return cluster(Profile.OWN);
    }

    /// The fabric, with no more outside hosts than the lab's.
    Compiled compiled() {
        return compiled(Profile.OWN);
    }

    Compiled compiled(Profile profile) {
        var known = compiled.get(profile);
        if (known == null) {
            known = Compiler.compile(cluster(profile));
            compiled.put(profile, known);
        }
        return known;
    }

    /// Answers questions about packets; keeps what it learns between them.
    Tracer tracer(Profile profile) {
        var known = tracers.get(profile);
        if (known == null) {
            known = new Tracer(compiled(profile));
            tracers.put(profile, known);
        }
        return known;
    }

    private Cluster cluster(Profile profile) {
        var known = clusters.get(profile);
        if (known == null) {
            known = ControlPlane.derive(lab, spec(profile));
            clusters.put(profile, known);
        }
        return known;
    }

    private LabSpec spec(Profile profile) {
        var own = lab.spec();
        return new LabSpec(
                own.version(),
                own.podCidrs(),
                own.serviceCidrs(),
                own.dnsDomain(),
                profile.cni == null ? own.cni() : new LabSpec.Cni(profile.cni, null),
                profile.proxyMode == null ? own.proxyMode() : profile.proxyMode,
                own.topology(),
                own.external(),
                own.listens(),
                own.scenarios(),
                own.installs());
    }
}
