package io.netwright.app.ui.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.app.session.LabSession;
import io.netwright.app.session.UnsavedCopy;
import io.netwright.model.edit.Edit;
import io.netwright.model.lab.Autosave;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

class DocumentViewModelTest {
    private static final String POD = "apiVersion: v1\nkind: Pod\nmetadata: {name: %s}\n";

    @TempDir Path folder;

    private final ArrayDeque<Runnable> later = new ArrayDeque<>();
    private boolean slow;
    private Optional<Path> answer = Optional.empty();
    private final LabSession session = new LabSession(Runnable::run, Runnable::run);
    private final Bars bars = new Bars();
    private final DocumentViewModel document =
            new DocumentViewModel(session, new Answers(), bars, this::work, Runnable::run);
    private final DiskWatch watch = new DiskWatch(document, Runnable::run, Runnable::run);

    private final class Answers implements FileDialogs {
        @Override
        public Optional<Path> openFile() {
            return answer;
        }

        @Override
        public Optional<Path> openFolder() {
            return answer;
        }

        @Override
        public Optional<Path> saveFolder() {
            return answer;
        }
    }

    private void work(Runnable step) {
        if (slow) {
            later.add(step);
        } else {
            step.run();
        }
    }

    @BeforeEach
    void open() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), POD.formatted("a"));
        document.open(List.of(folder));
    }

    private void type(String text) {
        session.edit(new Edit.Splice("a.yaml", 0, 0, text));
    }

    private String onDisk() throws IOException {
        return Files.readString(folder.resolve("a.yaml"));
    }

    private void choose(String id, String verb) {
        var bar = bars.get(id).orElseThrow();
        bars.choose(
                bar,
                bar.actions().stream()
                        .filter(it -> it.verb().equals(verb))
                        .findFirst()
                        .orElseThrow());
    }

    private void elsewhere(String text) throws IOException {
        var file = Files.writeString(folder.resolve("a.yaml"), text);
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH.plusSeconds(text.length())));
    }

    @Test
    void leavesACleanLabWithoutAsking() {
        document.openEmpty();
        assertThat(bars.shown()).isEmpty();
        assertThat(session.name()).isEqualTo("untitled");
    }

    @Test
    void asksBeforeItLeavesUnsavedChanges() throws IOException {
        type("# mine\n");
        document.openEmpty();
        assertThat(session.lab().files()).isNotEmpty();
        choose("unsaved", "Cancel");
        assertThat(session.isDirty()).isTrue();
        document.openEmpty();
        choose("unsaved", "Save");
        assertThat(onDisk()).startsWith("# mine\n");
        assertThat(session.lab().files()).isEmpty();
    }

    @Test
    void leavesUnsavedChangesWhereThePersonSaysSo() throws IOException {
        type("# mine\n");
        document.openEmpty();
        choose("unsaved", "Don't save");
        assertThat(onDisk()).doesNotContain("mine");
        assertThat(session.lab().files()).isEmpty();
    }

    @Test
    void asksWhereToSaveWhatHasNoHome() throws IOException {
        document.openEmpty();
        session.edit(new Edit.AddDocument("b.yaml", POD.formatted("b")));
        document.openEmpty();
        choose("unsaved", "Save"); // no folder is chosen
        assertThat(session.lab().files()).isNotEmpty();
        answer = Optional.of(folder.resolve("new"));
        document.save();
        assertThat(folder.resolve("new/b.yaml")).exists();
        assertThat(session.isDirty()).isFalse();
        assertThat(session.name()).isEqualTo("new");
    }

    @Test
    void doesNotWriteOverAnother() throws IOException {
        type("# mine\n");
        elsewhere("# theirs\n" + POD.formatted("a"));
        document.save();
        assertThat(onDisk()).startsWith("# theirs");
        choose("conflict", "Cancel");
        assertThat(onDisk()).startsWith("# theirs");
        document.save();
        choose("conflict", "Overwrite");
        assertThat(onDisk()).startsWith("# mine");
        assertThat(session.isDirty()).isFalse();
    }

    @Test
    void reloadsAndTakesThatBack() throws IOException {
        type("# mine\n");
        elsewhere("# theirs\n" + POD.formatted("a"));
        document.save();
        choose("conflict", "Reload");
        assertThat(session.lab().files().getFirst().text()).startsWith("# theirs");
        assertThat(session.isDirty()).isFalse();
        session.undo();
        assertThat(session.lab().files().getFirst().text()).startsWith("# mine");
        assertThat(session.isDirty()).isTrue();
        document.save();
        assertThat(onDisk()).startsWith("# mine");
    }

    @Test
    void tellsOnceOfEveryChangeOutside() throws IOException {
        watch.look();
        assertThat(bars.shown()).isEmpty();
        elsewhere("# theirs\n" + POD.formatted("a"));
        watch.look();
        choose("changed", "Keep mine");
        watch.look();
        assertThat(bars.shown()).isEmpty();
        elsewhere("# theirs again\n" + POD.formatted("a"));
        watch.look();
        choose("changed", "Reload");
        watch.look();
        assertThat(bars.shown()).isEmpty();
        assertThat(session.lab().files().getFirst().text()).startsWith("# theirs again");
    }

    @Test
    void saysWhyItCannotOpen() {
        var before = session.lab();
        document.open(List.of(folder.resolve("missing")));
        assertThat(bars.get("failed").orElseThrow().text()).contains("missing");
        assertThat(session.lab()).isSameAs(before);
    }

    @Test
    void canBeStoppedWhileItReads() {
        var before = session.lab();
        slow = true;
        document.open(List.of(folder));
        var working = Objects.requireNonNull(document.workingProperty().get());
        Objects.requireNonNull(working.cancel()).run();
        later.remove().run();
        assertThat(session.lab()).isSameAs(before);
        assertThat(document.workingProperty().get()).isNull();
    }

    @Test
    void asksForWhatWasTypedWhileItRead() {
        slow = true;
        document.open(List.of(folder));
        type("# typed meanwhile\n");
        later.remove().run();
        assertThat(session.lab().files().getFirst().text()).startsWith("# typed meanwhile");
        choose("unsaved", "Don't save");
        assertThat(session.lab().files().getFirst().text()).startsWith("apiVersion");
    }

    @Test
    void keepsAndRecoversWhatIsNotSaved() throws Exception {
        var store = new Autosave(folder.resolve("state"));
        var copy = new UnsavedCopy(session, store, Runnable::run, InstantSource.system());
        var recovering = new Recovering(document, store, copy, Runnable::run, Runnable::run);
        type("# mine\n");
        recovering.keep();
        var kept = Crashed.pretend(only(folder.resolve("state")));
        document.openEmpty();
        choose("unsaved", "Don't save");
        recovering.keep();
        assertThat(kept).as("the other process's copy").exists();
        recovering.offer();
        var bar = bars.shown().getFirst();
        assertThat(bar.text()).contains("unsaved changes of");
        choose(bar.id(), "Recover");
        assertThat(session.lab().files().getFirst().text()).startsWith("# mine");
        assertThat(session.isDirty()).isTrue();
        assertThat(kept).doesNotExist();
        assertThat(only(folder.resolve("state"))).as("our own copy, at once").exists();
        document.save();
        assertThat(onDisk()).startsWith("# mine");
        recovering.keep();
        assertThat(folder.resolve("state")).isEmptyDirectory();
    }

    private static Path only(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.findFirst().orElseThrow();
        }
    }
}
