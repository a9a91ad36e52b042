package io.netwright.app.settings;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the desktop remembers between two starts.
///
/// @param dark the dark theme; null while the person has not chosen, then the system's
/// @param window where the window was, null before the first start ended
/// @param docks what stood around the canvas
/// @param recentLabs absolute paths, the latest first
/// @param recentProbes the latest first
/// @param labProbes what was sent last in each lab, the latest first
/// @param speed of playing, a factor
public record Settings(
        @Nullable Boolean dark,
        @Nullable Window window,
        Docks docks,
        List<String> recentLabs,
        List<RecentProbe> recentProbes,
        List<LabProbe> labProbes,
        double speed) {
    public static final Settings DEFAULT =
            new Settings(null, null, Docks.DEFAULT, List.of(), List.of(), List.of(), 1);
    static final int KEPT = 10;

    public Settings {
        recentLabs = List.copyOf(recentLabs);
        recentProbes = List.copyOf(recentProbes);
        labProbes = List.copyOf(labProbes);
    }

    /// Place and size of the window, in pixels of the desktop.
    public record Window(double x, double y, double width, double height, boolean maximized) {}

    /// Sizes in pixels, and what each mode shows.
    ///
    /// @param mode `DESIGN` or `SIMULATE`
    public record Docks(
            double left, double right, double bottom, String mode, Shown design, Shown simulate) {
        public static final Docks DEFAULT =
                new Docks(
                        232,
                        372,
                        264,
                        "DESIGN",
                        new Shown(true, true, false, "palette", "form", "walk"),
                        new Shown(true, false, true, "outline", "form", "walk"));
    }

    /// Which docks are open, and the tab in front of each, by its id.
    public record Shown(
            boolean left,
            boolean right,
            boolean bottom,
            String leftTab,
            String rightTab,
            String bottomTab) {}

    /// A probe as it was typed.
    ///
    /// @param protocol `TCP`, `UDP` or `ICMP`
    public record RecentProbe(String from, String to, String protocol) {}

    /// The last probe of a lab.
    ///
    /// @param lab the path that it was opened from, or the name of a sample
    public record LabProbe(String lab, RecentProbe probe) {}

    public Settings withDark(@Nullable Boolean chosen) {
        return new Settings(chosen, window, docks, recentLabs, recentProbes, labProbes, speed);
    }

    public Settings withWindow(Window last) {
        return new Settings(dark, last, docks, recentLabs, recentProbes, labProbes, speed);
    }

    public Settings withDocks(Docks last) {
        return new Settings(dark, window, last, recentLabs, recentProbes, labProbes, speed);
    }

    public Settings withSpeed(double factor) {
        return new Settings(dark, window, docks, recentLabs, recentProbes, labProbes, factor);
    }

    /// With a lab at the head of the recent ones.
    public Settings withRecentLab(String path) {
        return new Settings(
                dark, window, docks, atHead(path, recentLabs), recentProbes, labProbes, speed);
    }

    /// With a probe at the head of the recent ones.
    public Settings withRecentProbe(RecentProbe probe) {
        return new Settings(
                dark, window, docks, recentLabs, atHead(probe, recentProbes), labProbes, speed);
    }

    /// With the last probe of a lab.
    public Settings withLabProbe(String lab, RecentProbe probe) {
        var others = labProbes.stream().filter(it -> !it.lab().equals(lab)).toList();
        var next = atHead(new LabProbe(lab, probe), others);
        return new Settings(dark, window, docks, recentLabs, recentProbes, next, speed);
    }

    /// What was sent last in a lab.
    public Optional<RecentProbe> labProbe(String lab) {
        return labProbes.stream()
                .filter(it -> it.lab().equals(lab))
                .map(LabProbe::probe)
                .findFirst();
    }

    private static <T> List<T> atHead(T first, List<T> others) {
        var list = new ArrayList<T>();
        list.add(first);
        for (var other : others) {
            if (!other.equals(first) && list.size() < KEPT) {
                list.add(other);
            }
        }
        return list;
    }
}
