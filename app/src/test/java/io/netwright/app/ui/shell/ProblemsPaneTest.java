package io.netwright.app.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.util.concurrent.TimeoutException;

@ExtendWith(ApplicationExtension.class)
class ProblemsPaneTest {
    @SuppressWarnings("NullAway.Init") // TestFX calls open first
    private Desk desk;

    @Start
    void open(Stage stage) {
        desk = Desk.on(stage);
    }

    @Test
    void findsExplainsAndMendsWhatIsMisspelt(FxRobot robot) throws TimeoutException, IOException {
        desk.sample("shop");
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        var area = robot.lookup("#yaml").queryAs(CodeArea.class);
        desk.interact(
                () -> {
                    int at = area.getText().indexOf("targetPort");
                    area.replaceText(at, at + "targetPort".length(), "targetPrt");
                });
        desk.until(() -> !desk.model().findings().checkingProperty().get());
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT9);
        TableView<?> table = robot.lookup("#problems").queryTableView();
        desk.interact(
                () -> {
                    for (int i = 0; i < table.getItems().size(); i++) {
                        if (table.getItems().get(i).toString().contains("targetPrt")) {
                            table.getSelectionModel().select(i);
                        }
                    }
                });
        desk.until(() -> robot.lookup("#problem-apply").queryButton().isVisible());
        var diff = robot.lookup("#problem-diff").queryAs(CodeArea.class);
        desk.until(() -> diff.getText().contains("+"));
        desk.pictures("problems");
        robot.clickOn("#problem-apply");
        desk.settle();
        assertThat(area.getText()).doesNotContain("targetPrt");
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(area.getText()).contains("targetPrt");
    }
}
