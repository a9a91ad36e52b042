package io.netwright.app.ui.fx;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.text.Font;

import java.util.List;
import java.util.Objects;

/// Light or dark: AtlantaFX's Primer, our tokens on top, and our fonts. Colors are named in
/// `netwright-light.css` and `netwright-dark.css`, and nowhere else.
public enum Theme {
    LIGHT(new PrimerLight().getUserAgentStylesheet(), "netwright-light.css"),
    DARK(new PrimerDark().getUserAgentStylesheet(), "netwright-dark.css");

    private static final List<String> FONTS =
            List.of(
                    "inter-latin-400-normal.woff",
                    "inter-latin-500-normal.woff",
                    "inter-latin-600-normal.woff",
                    "jetbrains-mono-all-400-normal.woff",
                    "jetbrains-mono-all-600-normal.woff");

    private final String base;
    private final String tokens;

    Theme(String base, String tokens) {
        this.base = base;
        this.tokens = tokens;
    }

    /// Gives the scene this theme in place of any other; its own style sheets stay, and win.
    public void apply(Scene scene) {
        loadFonts();
        Application.setUserAgentStylesheet(base);
        var sheets = scene.getStylesheets();
        for (var theme : values()) {
            sheets.remove(url(theme.tokens));
        }
        sheets.remove(url("netwright.css"));
        sheets.addAll(0, List.of(url(tokens), url("netwright.css")));
    }

    /// As the system is set now.
    public static Theme ofSystem() {
        return Platform.getPreferences().getColorScheme() == ColorScheme.DARK ? DARK : LIGHT;
    }

    public Theme other() {
        return this == LIGHT ? DARK : LIGHT;
    }

    /// Makes Inter and JetBrains Mono known to the toolkit; calling it again does no harm.
    public static void loadFonts() {
        if (Font.getFamilies().contains("JetBrains Mono")) {
            return;
        }
        for (var font : FONTS) {
            Font.loadFont(url("fonts/" + font), 13);
        }
    }

    private static String url(String name) {
        return Objects.requireNonNull(Theme.class.getResource(name), name).toExternalForm();
    }
}
