package io.netwright.app.ui.shell;

import javafx.scene.Node;
import javafx.scene.control.Tab;

/// One tab of a dock.
///
/// @param id never changes; what settings remember it by
record Dock(String id, Side side, Tab tab) {
    /// Where a dock stands around the canvas.
    enum Side {
        LEFT,
        RIGHT,
        BOTTOM
    }

    static Dock of(Side side, String title, Node content) {
        var tab = new Tab(title, content);
        tab.setClosable(false);
        return new Dock(title.toLowerCase(java.util.Locale.ROOT), side, tab);
    }

    String title() {
        return tab.getText();
    }
}
