package io.netwright.model.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.netwright.model.diag.Diagnostic;
import io.netwright.model.diag.Severity;
import io.netwright.model.resource.Resource;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Manifests that people use, kept beside the repository: `-Dnetwright.shared=FOLDER`, or a folder
/// `shared/seed` in one above. Skipped without them.
class SeedFilesTest {
    private static @Nullable Path seed() {
        var given = System.getProperty("netwright.shared");
        if (given != null) {
            return Path.of(given, "seed");
        }
        for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve("shared/seed"))) {
                return at.resolve("shared/seed");
            }
        }
        return null;
    }

    @Test
    void loadWithoutErrorsAndAsTheSameBytes() throws Exception {
        var seed = seed();
        assumeThat(seed).as("no folder shared/seed: set -Dnetwright.shared").isNotNull();
        if (seed == null) {
            return;
        }
        var lab = LabFiles.open(List.of(seed)).lab();
        assertThat(lab.resources())
                .extracting(it -> it.key().kind())
                .contains("Pod", "Service", "NetworkPolicy", "ConfigMap", "Ingress", "StatefulSet");
        for (var file : lab.files()) {
            assertThat(Files.readString(seed.resolve(file.path()))).isEqualTo(file.text());
        }
        var errors =
                lab.problems().stream()
                        .filter(it -> it.severity() == Severity.ERROR)
                        .map(Diagnostic::toString)
                        .toList();
        assertThat(errors) // two files for two ways to install Calico
                .singleElement()
                .asString()
                .contains("Installation default is declared twice");
    }

    @Test
    void doNotCrashAsManifestsEvenIfTheyAreNone() throws Exception {
        var seed = seed();
        assumeThat(seed).as("no folder shared/seed: set -Dnetwright.shared").isNotNull();
        if (seed == null) {
            return;
        }
        var names = new ArrayList<String>();
        try (var files = Files.list(seed)) {
            for (var file : files.sorted().toList()) {
                var lab = LabFiles.open(List.of(file)).lab();
                assertThat(lab.files().getFirst().text()).isEqualTo(Files.readString(file));
                names.addAll(
                        lab.resources().stream().map(Resource::key).map(Object::toString).toList());
            }
        }
        assertThat(names).contains("Installation default", "BGPConfiguration default");
    }
}
