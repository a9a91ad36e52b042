package io.netwright.app.ui.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.app.ui.shell.Desk;

import javafx.scene.control.Hyperlink;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.util.concurrent.TimeoutException;

@ExtendWith(ApplicationExtension.class)
class ProbeBarTest {
    @SuppressWarnings("NullAway.Init") // TestFX calls open first
    private Desk desk;

    @Start
    void open(Stage stage) {
        desk = Desk.on(stage);
    }

    @BeforeEach
    void sample() throws TimeoutException {
        desk.sample("shop");
    }

    @Test
    void completesByKeysAndSends(FxRobot robot) throws TimeoutException, IOException {
        desk.pictures("start");
        type(robot, "#from", "cli");
        assertThat(field(robot, "#from").getText()).isEqualTo("cli");
        robot.press(KeyCode.DOWN).release(KeyCode.DOWN);
        robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
        assertThat(field(robot, "#from").getText()).isEqualTo("shop/client");
        type(robot, "#to", "web");
        desk.pictures("completion");
        ListView<?> places = robot.lookup("#to-places").queryListView();
        assertThat(places.getItems()).hasSizeGreaterThan(4);
        robot.press(KeyCode.TAB).release(KeyCode.TAB);
        assertThat(field(robot, "#to").getText()).isEqualTo("web:80");
        robot.clickOn("#to").press(KeyCode.ENTER).release(KeyCode.ENTER);
        desk.until(() -> desk.model().runProperty().get() != null);
        assertThat(desk.model().verdict()).startsWith("✓ delivered");
    }

    @Test
    void saysUnderTheFieldWhatIsWrongAndOffersWhatIsNear(FxRobot robot) throws IOException {
        type(robot, "#from", "shop/clinet");
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
        desk.pictures("probe-fault");
        robot.clickOn(
                robot.lookup("#probe-fault .hyperlink").<Hyperlink>queryAll().iterator().next());
        assertThat(field(robot, "#from").getText()).isEqualTo("shop/client");
        assertThat(robot.lookup("#probe-fault").query().getParent().isVisible()).isFalse();
    }

    @Test
    void findsADeviceAndSelectsItsNode(FxRobot robot) throws IOException {
        robot.press(KeyCode.CONTROL, KeyCode.F).release(KeyCode.F, KeyCode.CONTROL);
        robot.write("10.96.44.5");
        desk.pictures("find");
        robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
        assertThat(String.valueOf(desk.model().selectionProperty().get()))
                .isEqualTo("Service shop/web");
    }

    private static void type(FxRobot robot, String id, String text) {
        robot.interact(() -> field(robot, id).clear());
        robot.clickOn(id).write(text);
    }

    private static TextField field(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(TextField.class);
    }
}
