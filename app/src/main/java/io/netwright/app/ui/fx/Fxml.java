package io.netwright.app.ui.fx;

import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/// Loads the views that are written in FXML, with controllers that were made by hand.
public final class Fxml {
    private Fxml() {}

    /// Loads a file that stands beside the controller's class; what it makes.
    ///
    /// @param controller of the class that the file names
    public static Parent load(String file, Object controller) {
        return (Parent) load(loader(file, controller));
    }

    /// Loads a file whose root is the controller itself.
    public static void loadInto(String file, Object controller) {
        var loader = loader(file, controller);
        loader.setRoot(controller);
        load(loader);
    }

    private static FXMLLoader loader(String file, Object controller) {
        var at = Objects.requireNonNull(controller.getClass().getResource(file), file);
        var loader = new FXMLLoader(at);
        loader.setControllerFactory(type -> type.cast(controller));
        return loader;
    }

    private static Object load(FXMLLoader loader) {
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException(loader.getLocation().toString(), e);
        }
    }
}
