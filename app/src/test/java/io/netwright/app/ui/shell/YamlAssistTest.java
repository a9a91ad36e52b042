package io.netwright.app.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.app.ui.assist.Suggestion;
import io.netwright.model.resource.ResourceKey;

import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;

import org.fxmisc.richtext.CodeArea;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.TimeoutException;

@ExtendWith(ApplicationExtension.class)
class YamlAssistTest {
    @SuppressWarnings("NullAway.Init") // TestFX calls open first
    private Desk desk;

    @Start
    void open(Stage stage) {
        desk = Desk.on(stage);
    }

    /// A node that floats over the window; null while it does not.
    private static @Nullable Node floating(String id) {
        for (var window : Window.getWindows()) {
            if (window instanceof PopupWindow popup && popup.getScene().lookup(id) != null) {
                return popup.getScene().lookup(id);
            }
        }
        return null;
    }

    @Test
    void completesByTypingAndTellsWhatAFieldDoes(FxRobot robot)
            throws TimeoutException, IOException {
        desk.sample("shop");
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        desk.interact(
                () ->
                        desk.model()
                                .selectionProperty()
                                .set(ResourceKey.core("Service", "shop", "coupons")));
        var area = robot.lookup("#yaml").queryAs(CodeArea.class);
        desk.interact(
                () -> {
                    area.requestFocus();
                    int at = area.getText().indexOf("\n  selector: {app: coupons}");
                    area.moveTo(at);
                });
        robot.push(KeyCode.ENTER);
        robot.write("ext");
        desk.until(() -> floating("#yaml-suggestions") != null);
        desk.pictures("completion");
        var list = (ListView<?>) Objects.requireNonNull(floating("#yaml-suggestions"));
        assertThat(list.getItems())
                .extracting(it -> ((Suggestion) it).text())
                .startsWith("externalIPs", "externalName", "externalTrafficPolicy");
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.ENTER);
        desk.until(
                () ->
                        floating("#yaml-suggestions") instanceof ListView<?> words
                                && words.getItems().getFirst().toString().contains("Cluster"));
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.TAB);
        desk.settle();
        assertThat(area.getText())
                .contains("\n  externalTrafficPolicy: Local\n  selector: {app: coupons}");
        robot.push(KeyCode.LEFT);
        robot.push(KeyCode.F2);
        desk.until(() -> floating("#yaml-field") != null);
        desk.pictures("field");
        robot.push(KeyCode.ESCAPE);
        desk.until(() -> floating("#yaml-field") == null);
    }
}
