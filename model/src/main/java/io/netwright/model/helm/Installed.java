package io.netwright.model.helm;

import io.netwright.model.diag.Diagnostic;
import io.netwright.model.diag.Fault;
import io.netwright.model.manifest.Document;
import io.netwright.model.manifest.Section;
import io.netwright.model.manifest.Sections;
import io.netwright.model.resource.Resource;
import io.netwright.model.resource.ResourceKey;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The objects that a release makes, as far as they steer packets, and what there is to say about
/// its values.
///
/// @param documents those of the objects, in the same order; they stand in no file
public record Installed(
        Release release,
        List<Resource> resources,
        List<Document> documents,
        List<Diagnostic> problems) {
    public Installed {
        resources = List.copyOf(resources);
        documents = List.copyOf(documents);
        problems = List.copyOf(problems);
    }

    public Optional<Document> document(ResourceKey key) {
        for (int i = 0; i < resources.size(); i++) {
            if (resources.get(i).key().equals(key)) {
                return Optional.of(documents.get(i));
            }
        }
        return Optional.empty();
    }

    public static Installed of(Release release) {
        var making = new Making(release);
        switch (release.chart()) {
            case CILIUM -> CiliumChart.make(making);
            case CALICO -> CalicoChart.make(making);
            case INGRESS_NGINX -> IngressNginxChart.make(making);
            case TRAEFIK -> TraefikChart.make(making);
        }
        making.tellRest();
        var resources = new ArrayList<Resource>();
        var documents = new ArrayList<Document>();
        var problems = new ArrayList<>(making.problems());
        for (var object : making.objects()) {
            read(release, Json.write(object), resources, documents, problems);
        }
        return new Installed(release, resources, documents, problems);
    }

    private static void read(
            Release release,
            String text,
            List<Resource> resources,
            List<Document> documents,
            List<Diagnostic> problems) {
        for (var section : Section.parse(Sections.split(text), release.namespace())) {
            for (int i = 0; i < section.size(); i++) {
                var document = section.document(i, release.chart().chart(), 1, 0);
                document.typed()
                        .ifPresent(
                                it -> {
                                    resources.add(it);
                                    documents.add(document);
                                });
                document.problems().forEach(it -> problems.add(placed(release, it)));
            }
        }
    }

    /// A fault in what is made shows the value that it comes from, where its path tells.
    private static Diagnostic placed(Release release, Diagnostic problem) {
        var parts = problem.message().parts();
        var path = parts.isEmpty() ? "" : parts.getFirst().plain();
        boolean installation = release.chart() == Chart.CALICO && path.startsWith("spec.");
        boolean notModelled = problem.message().code().equals(Fault.NOT_MODELLED.code());
        var at =
                installation && !notModelled
                        ? release.near("installation." + path.substring("spec.".length()))
                        : release.at();
        return new Diagnostic(at, problem.severity(), problem.message(), problem.hint());
    }
}
