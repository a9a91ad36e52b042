package io.netwright.app.ui.canvas;

import javafx.scene.text.Font;
import javafx.scene.text.Text;

import java.util.HashMap;
import java.util.Map;

/// The fonts of the drawing, and how wide a text is in them without laying it out: the sum of its
/// letters, which is what labels need. What was measured once is kept; FX thread only.
final class Typeface {
    static final Typeface TEXT = new Typeface("Inter");
    static final Typeface STRONG = new Typeface("Inter SemiBold");
    static final Typeface MONO = new Typeface("JetBrains Mono");

    private static final double MEASURED_AT = 100;
    private static final String MORE = "…";

    private final String family;
    private final Map<Integer, Font> fonts = new HashMap<>();
    private final Map<Character, Double> widths = new HashMap<>();

    private Typeface(String family) {
        this.family = family;
    }

    /// In half pixels, so that there are few.
    Font at(double size) {
        int halves = (int) Math.rint(size * 2);
        return fonts.computeIfAbsent(halves, it -> Font.font(family, it / 2.0));
    }

    double width(String text, double size) {
        double sum = 0;
        for (int i = 0; i < text.length(); i++) {
            sum += widths.computeIfAbsent(text.charAt(i), this::measure);
        }
        return sum * size / MEASURED_AT;
    }

    private double measure(char letter) {
        var text = new Text(String.valueOf(letter));
        text.setFont(Font.font(family, MEASURED_AT));
        return text.getLayoutBounds().getWidth();
    }

    /// The size at which a text fits, between `smallest` and `natural`.
    double sizeFor(String text, double natural, double smallest, double room) {
        double width = width(text, natural);
        if (width <= room || width == 0) {
            return natural;
        }
        double fitting = Math.floor(natural * room / width * 2) / 2;
        return Math.max(Math.min(natural, smallest), fitting);
    }

    /// As much of it as fits, with an ellipsis where it was cut; `""` where nearly nothing does.
    String fit(String text, double size, double room) {
        if (width(text, size) <= room) {
            return text;
        }
        double left = room - width(MORE, size);
        int end = 0;
        while (end < text.length() && left >= 0) {
            left -= width(text.substring(end, end + 1), size);
            end++;
        }
        return end <= 2 ? "" : text.substring(0, end - 1) + MORE;
    }
}
