package io.netwright.app.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.app.session.LabSession;
import io.netwright.model.lab.Lab;
import io.netwright.model.lab.SourceText;

import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeoutException;

/// What a key costs the window's thread in a YAML file of 5 MB, without drawing; prints it. Not a
/// part of the tests: `mvn -am -pl app test -Dtest=KeyCost
/// -Dsurefire.failIfNoSpecifiedTests=false`.
@ExtendWith(ApplicationExtension.class)
class KeyCost {
    private static final int KEYS = 60;

    @SuppressWarnings("NullAway.Init") // TestFX calls open first
    private Desk desk;

    private long laidOut;

    @Start
    void open(Stage stage) {
        desk = Desk.on(stage);
    }

    @Test
    void ofFiveMegabytes(FxRobot robot) throws TimeoutException {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        var lab = Lab.of("large", List.of(new SourceText("large.yaml", large())));
        desk.interact(() -> desk.model().session().begin(lab, LabSession.Origin.NONE));
        desk.settle();
        desk.until(() -> !desk.model().findings().checkingProperty().get());
        var area = robot.lookup("#yaml").queryAs(CodeArea.class);
        int middle = area.getText().indexOf("image", area.getLength() / 2);
        desk.interact(() -> layouts(area.getScene()));
        var handled = new long[KEYS];
        for (int i = 0; i < KEYS; i++) {
            int at = middle + i;
            int key = i;
            desk.interact(
                    () -> {
                        long start = cpu();
                        area.insertText(at, "x");
                        area.moveTo(at + 1);
                        area.requestFollowCaret();
                        handled[key] = cpu() - start;
                    });
        }
        desk.settle();
        desk.until(() -> !desk.model().findings().checkingProperty().get());
        var own = desk.model().session().lab().file("large.yaml").orElseThrow().text();
        assertThat(area.getText().equals(own)).isTrue();
        Arrays.sort(handled);
        System.out.printf(
                "key: median %.1f ms, 95 of 100 %.1f ms; layout %.1f ms a key%n",
                handled[KEYS / 2] / 1e6, handled[KEYS * 95 / 100] / 1e6, laidOut / 1e6 / KEYS);
    }

    /// Counts what layout costs from now on.
    private void layouts(Scene scene) {
        var start = new long[1];
        scene.addPreLayoutPulseListener(() -> start[0] = cpu());
        scene.addPostLayoutPulseListener(() -> laidOut += cpu() - start[0]);
    }

    private static String large() {
        var text = new StringBuilder();
        for (int i = 0; text.length() < 5_000_000; i++) {
            text.append(
                    """
                    apiVersion: v1
                    kind: ConfigMap
                    metadata:
                      name: settings-%d
                      namespace: shop
                      labels: {app: shop, tier: "front-%d"}
                    data:
                      image: registry.example/shop/front:%d
                      text: |
                        some words: of a block
                        # not a comment
                    ---
                    """
                            .formatted(i, i % 7, i));
        }
        return text.toString();
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
