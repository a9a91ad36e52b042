package io.netwright.app.ui.canvas;

import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.StyleConverter;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleableProperty;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The colors of a canvas as the style sheet sets them; they change with the theme at once.
final class Tokens {
    private static final Map<Token, CssMetaData<CanvasView, Color>> META = metaData();

    /// All that a canvas can be styled with.
    static final List<CssMetaData<? extends Styleable, ?>> CSS = cssOfView();

    private final Map<Token, StyleableObjectProperty<Color>> colors = new EnumMap<>(Token.class);

    Tokens(CanvasView owner, Runnable changed) {
        for (var token : Token.values()) {
            var color =
                    new SimpleStyleableObjectProperty<>(
                            Objects.requireNonNull(META.get(token)),
                            owner,
                            token.property(),
                            Color.GRAY);
            color.subscribe(changed);
            colors.put(token, color);
        }
    }

    Color get(Token token) {
        return property(token).get();
    }

    private StyleableObjectProperty<Color> property(Token token) {
        return Objects.requireNonNull(colors.get(token));
    }

    private static Map<Token, CssMetaData<CanvasView, Color>> metaData() {
        var all = new EnumMap<Token, CssMetaData<CanvasView, Color>>(Token.class);
        for (var token : Token.values()) {
            all.put(
                    token,
                    new CssMetaData<>(
                            token.property(), StyleConverter.getColorConverter(), Color.GRAY) {
                        @Override
                        public boolean isSettable(CanvasView view) {
                            return true;
                        }

                        @Override
                        public StyleableProperty<Color> getStyleableProperty(CanvasView view) {
                            return view.tokens().property(token);
                        }
                    });
        }
        return all;
    }

    private static List<CssMetaData<? extends Styleable, ?>> cssOfView() {
        var all = new ArrayList<CssMetaData<? extends Styleable, ?>>(Region.getClassCssMetaData());
        all.addAll(META.values());
        return List.copyOf(all);
    }
}
