package io.netwright.model.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netwright.model.diag.Diagnostic;
import io.netwright.model.lab.LabFiles.Saved;
import io.netwright.model.resource.Namespace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

class LabFilesTest {
    private static final String A = "apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n";
    private static final String B = "apiVersion: v1\nkind: Namespace\nmetadata: {name: b}\n";
    private static final String LAB =
            "apiVersion: netwright.io/v1alpha1\nkind: Lab\nspec: {kubeProxy: {mode: ipvs}}\n";

    @TempDir Path folder;

    private void write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.resolve("..").normalize());
        Files.writeString(file, text);
    }

    @Test
    void readsAFolderInTheOrderOfNames() throws Exception {
        write("b.yml", B);
        write("a/z.yaml", A);
        write("c.json", "{}");
        write("x.netlab", LAB);
        write("README.md", "no");
        write(".git/config.yaml", "a: [");
        var lab = LabFiles.open(List.of(folder)).lab();
        assertThat(lab.files())
                .extracting(SourceFile::path)
                .containsExactly("a/z.yaml", "b.yml", "c.json", "x.netlab");
        assertThat(lab.spec().proxyMode()).isEqualTo("ipvs");
        assertThat(lab.resources()).hasSize(2);
    }

    @Test
    void readsTheNetlabBesideAFileAndTheOtherWayRound() throws Exception {
        write("shop.yaml", A);
        write("other.yaml", B);
        write("shop.netlab", LAB);
        for (var name : List.of("shop.yaml", "shop.netlab")) {
            var lab = LabFiles.open(List.of(folder.resolve(name))).lab();
            assertThat(lab.files())
                    .extracting(SourceFile::path)
                    .containsExactly("shop.yaml", "shop.netlab");
            assertThat(lab.name()).isEqualTo("shop");
        }
    }

    @Test
    void refusesAKustomizationWithOneDiagnostic() throws Exception {
        write("base/kustomization.yaml", "resources: [a.yaml]\n");
        write("base/a.yaml", "a: [");
        write("chart/Chart.yaml", "name: x\n");
        write("chart/templates/a.yaml", "{{ x }}");
        write("good.yaml", A);
        var lab = LabFiles.open(List.of(folder)).lab();
        assertThat(lab.problems())
                .extracting(Diagnostic::toString)
                .map(it -> it.replace(folder.toString(), "DIR"))
                .containsExactly(
                        "base/kustomization.yaml:1:1: error[NW0020]: kustomization.yaml makes this"
                                + " folder a kustomization: its files are not manifests yet\n"
                                + "  hint: render it: kubectl kustomize DIR/base > base.yaml",
                        "chart/Chart.yaml:1:1: error[NW0020]: Chart.yaml makes this folder a Helm"
                                + " chart: its files are not manifests yet\n"
                                + "  hint: render it: helm template DIR/chart > chart.yaml");
        assertThat(lab.resources(Namespace.class)).hasSize(1);
    }

    @Test
    void leavesOutWhatIsNoTextInAFolder() throws Exception {
        write("good.yaml", A);
        write("odd/binary.yaml", "a\0b");
        Files.write(folder.resolve("wide.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 'a', 0});
        var opened = LabFiles.open(List.of(folder));
        var lab = opened.lab();
        assertThat(lab.problems())
                .extracting(Diagnostic::toString)
                .containsExactly(
                        "odd/binary.yaml:1:1: error[NW0010]: odd/binary.yaml is no text: it has a"
                                + " zero byte; it is left out",
                        "wide.yaml:1:1: error[NW0010]: wide.yaml is text in UTF-16: save it in"
                                + " UTF-8; it is left out");
        assertThat(lab.resources(Namespace.class)).hasSize(1);
        opened.files().save(lab, true);
        assertThat(folder.resolve("odd/binary.yaml")).hasContent("a\0b");
    }

    @Test
    void saysWhatIsWrongWithAFile() throws Exception {
        write("binary.yaml", "a\0b");
        Files.write(folder.resolve("latin.yaml"), new byte[] {'a', (byte) 0xe9});
        assertThatThrownBy(() -> LabFiles.open(List.of(folder.resolve("binary.yaml"))))
                .isInstanceOf(LabIoException.class)
                .hasMessageContaining("binary.yaml is no text: it has a zero byte");
        assertThatThrownBy(() -> LabFiles.open(List.of(folder.resolve("latin.yaml"))))
                .isInstanceOf(LabIoException.class)
                .hasMessageContaining("latin.yaml is no text in UTF-8");
        assertThatThrownBy(() -> LabFiles.open(List.of(folder.resolve("absent.yaml"))))
                .isInstanceOf(LabIoException.class)
                .hasMessageContaining("absent.yaml: there is no such file");
    }

    @Test
    void readsStandardInput() throws Exception {
        var lab = LabFiles.read(new StringReader(A + "---\n: ["), "x").lab();
        assertThat(lab.resources()).hasSize(1);
        assertThat(lab.problems()).hasSize(1);
        assertThat(lab.problems().getFirst().at()).hasToString("<stdin>:5:1");
    }

    @Test
    void savesOnlyWhatChangedThroughLinks() throws Exception {
        write("a.yaml", A);
        write("real/b.yaml", B);
        Files.createSymbolicLink(folder.resolve("b.yaml"), folder.resolve("real/b.yaml"));
        Files.delete(Files.move(folder.resolve("a.yaml"), folder.resolve("gone")));
        write("a.yaml", A);
        var opened = LabFiles.open(List.of(folder.resolve("a.yaml"), folder.resolve("b.yaml")));
        var before = Files.getLastModifiedTime(folder.resolve("a.yaml"));
        var file = opened.lab().files().getLast().path();
        var changed = opened.lab().splice(file, 0, 0, "# ü\n");
        var saved = (Saved.Done) opened.files().save(changed, false);
        assertThat(Files.readString(folder.resolve("real/b.yaml"))).isEqualTo("# ü\n" + B);
        assertThat(Files.isSymbolicLink(folder.resolve("b.yaml"))).isTrue();
        assertThat(Files.getLastModifiedTime(folder.resolve("a.yaml"))).isEqualTo(before);
        assertThat(saved.files().changedOutside(changed)).isEmpty();
        try (var files = Files.list(folder)) {
            assertThat(files.map(it -> String.valueOf(it.getFileName())))
                    .containsExactlyInAnyOrder("a.yaml", "b.yaml", "real");
        }
    }

    @Test
    void asksBeforeItOverwritesTheWorkOfOthers() throws Exception {
        write("a.yaml", A);
        var opened = LabFiles.open(List.of(folder));
        var lab =
                opened.lab()
                        .splice("a.yaml", 0, 0, "# mine\n")
                        .withFile(new SourceText("new.netlab", LAB));
        write("a.yaml", B);
        write("new.netlab", "theirs");
        assertThat(opened.files().save(lab, false))
                .isEqualTo(new Saved.Conflict(List.of("a.yaml", "new.netlab")));
        assertThat(Files.readString(folder.resolve("a.yaml"))).isEqualTo(B);
        assertThat(opened.files().save(lab, true)).isInstanceOf(Saved.Done.class);
        assertThat(Files.readString(folder.resolve("a.yaml"))).isEqualTo("# mine\n" + A);
        assertThat(Files.readString(folder.resolve("new.netlab"))).isEqualTo(LAB);
    }

    @Test
    void recoversWhatACrashLeft() throws Exception {
        write("lab/a.yaml", A);
        var opened = LabFiles.open(List.of(folder.resolve("lab")));
        var lab = opened.lab().splice("a.yaml", 0, 0, "# unsaved\n");
        var autosave = new Autosave(folder.resolve("autosave"));
        assertThat(autosave.list()).isEmpty();
        autosave.write("w1", lab, opened.files(), Instant.EPOCH);
        assertThat(autosave.list()).as("of this process").isEmpty();

        var copy = folder.resolve("autosave/" + ProcessHandle.current().pid() + "-w1.autosave");
        assertThat(copy).exists();
        var recovery = new Autosave.Recovery(copy, "lab", Instant.EPOCH);
        var back = autosave.recover(recovery);
        assertThat(back.lab().hasSameText(lab)).isTrue();
        assertThat(back.lab().name()).isEqualTo("lab");
        assertThat(back.files().save(back.lab(), false)).isInstanceOf(Saved.Done.class);
        assertThat(Files.readString(folder.resolve("lab/a.yaml"))).startsWith("# unsaved\n");

        var bytes = Files.readAllBytes(copy);
        bytes[bytes.length / 2] ^= 0x55;
        Files.write(copy, bytes);
        assertThatThrownBy(() -> autosave.recover(recovery)).isInstanceOf(LabIoException.class);
        autosave.clear("w1");
        assertThat(copy).doesNotExist();
    }
}
