package io.netwright.app.ui.shell;

import io.netwright.app.settings.Settings;
import io.netwright.app.settings.Settings.Shown;
import io.netwright.app.ui.shell.Dock.Side;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/// Which docks show, how large, and which tab is in front: by mode, as the person left it. In a
/// narrow window the right and the bottom dock float over the canvas, and are called when needed.
final class DocksViewModel {
    private final ReadOnlyObjectWrapper<Mode> mode;
    private final ReadOnlyBooleanWrapper narrow = new ReadOnlyBooleanWrapper();
    private final Map<Side, BooleanProperty> open = new EnumMap<>(Side.class);
    private final Map<Side, DoubleProperty> size = new EnumMap<>(Side.class);
    private final Map<Side, StringProperty> front = new EnumMap<>(Side.class);
    private final Map<Mode, Shown> wide = new EnumMap<>(Mode.class);

    DocksViewModel(Settings.Docks last) {
        mode = new ReadOnlyObjectWrapper<>(Mode.of(last.mode()));
        for (var side : Side.values()) {
            open.put(side, new SimpleBooleanProperty());
            front.put(side, new SimpleStringProperty(""));
        }
        size.put(Side.LEFT, new SimpleDoubleProperty(last.left()));
        size.put(Side.RIGHT, new SimpleDoubleProperty(last.right()));
        size.put(Side.BOTTOM, new SimpleDoubleProperty(last.bottom()));
        wide.put(Mode.DESIGN, last.design());
        wide.put(Mode.SIMULATE, last.simulate());
        apply();
    }

    ReadOnlyObjectProperty<Mode> modeProperty() {
        return mode.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty narrowProperty() {
        return narrow.getReadOnlyProperty();
    }

    BooleanProperty open(Side side) {
        return Objects.requireNonNull(open.get(side));
    }

    /// In pixels: the width of a side, the height of the bottom.
    DoubleProperty size(Side side) {
        return Objects.requireNonNull(size.get(side));
    }

    /// The id of the tab in front.
    StringProperty front(Side side) {
        return Objects.requireNonNull(front.get(side));
    }

    boolean floats(Side side) {
        return narrow.get() && side != Side.LEFT;
    }

    void setMode(Mode next) {
        keep();
        mode.set(next);
        apply();
    }

    void setNarrow(boolean next) {
        if (narrow.get() != next) {
            keep();
            narrow.set(next);
            apply();
        }
    }

    void toggle(Side side) {
        open(side).set(!open(side).get());
    }

    void show(Dock dock) {
        front(dock.side()).set(dock.id());
        open(dock.side()).set(true);
    }

    private void apply() {
        var shown = mode.get().in(wide);
        front(Side.LEFT).set(shown.leftTab());
        front(Side.RIGHT).set(shown.rightTab());
        front(Side.BOTTOM).set(shown.bottomTab());
        open(Side.LEFT).set(shown.left());
        open(Side.RIGHT).set(shown.right() && !narrow.get());
        open(Side.BOTTOM).set(shown.bottom() && !narrow.get());
    }

    private void keep() {
        var last = mode.get().in(wide);
        wide.put(
                mode.get(),
                new Shown(
                        open(Side.LEFT).get(),
                        narrow.get() ? last.right() : open(Side.RIGHT).get(),
                        narrow.get() ? last.bottom() : open(Side.BOTTOM).get(),
                        front(Side.LEFT).get(),
                        front(Side.RIGHT).get(),
                        front(Side.BOTTOM).get()));
    }

    /// For the next start.
    Settings.Docks remembered() {
        keep();
        return new Settings.Docks(
                size(Side.LEFT).get(),
                size(Side.RIGHT).get(),
                size(Side.BOTTOM).get(),
                mode.get().name(),
                Mode.DESIGN.in(wide),
                Mode.SIMULATE.in(wide));
    }
}
