package io.netwright.app.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.app.settings.Settings;
import io.netwright.app.ui.shell.Dock.Side;

import org.junit.jupiter.api.Test;

class DocksViewModelTest {
    private final DocksViewModel docks = new DocksViewModel(Settings.Docks.DEFAULT);

    @Test
    void remembersWhatEachModeShows() {
        docks.open(Side.LEFT).set(false);
        docks.setMode(Mode.SIMULATE);
        assertThat(docks.open(Side.LEFT).get()).isTrue();
        assertThat(docks.open(Side.BOTTOM).get()).isTrue();
        assertThat(docks.front(Side.LEFT).get()).isEqualTo("outline");
        var next = new DocksViewModel(docks.remembered());
        assertThat(next.modeProperty().get()).isEqualTo(Mode.SIMULATE);
        next.setMode(Mode.DESIGN);
        assertThat(next.open(Side.LEFT).get()).isFalse();
    }

    @Test
    void floatsInANarrowWindowAndComesBackAsItWas() {
        docks.setNarrow(true);
        assertThat(docks.open(Side.RIGHT).get()).isFalse();
        assertThat(docks.floats(Side.RIGHT)).isTrue();
        assertThat(docks.floats(Side.LEFT)).isFalse();
        docks.toggle(Side.BOTTOM);
        docks.setNarrow(false);
        assertThat(docks.open(Side.RIGHT).get()).isTrue();
        assertThat(docks.open(Side.BOTTOM).get()).isFalse();
    }
}
