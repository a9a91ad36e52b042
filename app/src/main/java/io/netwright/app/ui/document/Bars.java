package io.netwright.app.ui.document;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.util.Optional;

/// The bars that are on screen, the latest first. FX thread only.
public final class Bars {
    private final ObservableList<Bar> shown = FXCollections.observableArrayList();
    private final ObservableList<Bar> view = FXCollections.unmodifiableObservableList(shown);

    public ObservableList<Bar> shown() {
        return view;
    }

    /// Shows a bar, in the place of one with the same id.
    public void show(Bar bar) {
        close(bar.id());
        shown.addFirst(bar);
    }

    public Optional<Bar> get(String id) {
        return shown.stream().filter(it -> it.id().equals(id)).findFirst();
    }

    public void close(String id) {
        shown.removeIf(it -> it.id().equals(id));
    }

    /// Takes a bar away and does what was chosen.
    public void choose(Bar bar, Bar.Action action) {
        shown.remove(bar);
        action.run().run();
    }

    /// Takes a bar away and changes nothing.
    public void leave(Bar bar) {
        choose(bar, bar.actions().getLast());
    }
}
