package io.netwright.app.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.app.ui.outline.OutlineRows;
import io.netwright.app.ui.shell.Desk;
import io.netwright.model.edit.Edit;
import io.netwright.model.resource.ResourceKey;

import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeView;
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
class InspectorTest {
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
    void showsAndChangesAService(FxRobot robot) throws TimeoutException, IOException {
        select("Service", "web");
        desk.pictures("form-service");
        var ip = robot.lookup("#cluster-ip").queryAs(TextField.class);
        assertThat(ip.getText()).isEqualTo("10.96.44.5");
        robot.interact(() -> ip.setText("nonsense"));
        robot.clickOn(ip).press(KeyCode.ENTER).release(KeyCode.ENTER);
        assertThat(
                        robot.lookup("#inspector .fault-text")
                                .match(Node::isVisible)
                                .queryLabeled()
                                .getText())
                .contains("neither an IP address nor None");
        desk.pictures("form-refused");
        robot.interact(() -> ip.setText("10.96.9.9"));
        robot.clickOn(ip).press(KeyCode.ENTER).release(KeyCode.ENTER);
        desk.settle();
        assertThat(desk.model().session().derived().cluster().service("shop", "web"))
                .get()
                .asString()
                .contains("10.96.9.9");
    }

    @Test
    void marksTheFieldThatAFindingIsAbout(FxRobot robot) throws TimeoutException, IOException {
        replace("clusterIP: 10.96.44.6", "clusterIP: 10.96.44.5");
        replace("targetPort: http\n", "targetPort: htpp\n");
        desk.until(() -> !desk.model().findings().checkingProperty().get());
        select("Service", "web");
        desk.pictures("form-marks");
        var ip = robot.lookup("#cluster-ip").query();
        assertThat(ip.getStyleClass()).contains("has-error");
        assertThat(ip.getAccessibleHelp()).contains("is taken by Service shop/db");
        var words = robot.lookup("#inspector .finding").queryAllAs(Hyperlink.class);
        assertThat(words).extracting(Hyperlink::getText).anyMatch(it -> it.contains("htpp"));
        robot.clickOn(words.iterator().next());
        assertThat(robot.lookup("#problems").queryTableView().isVisible()).isTrue();
        desk.pictures("form-marks-problem");
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        desk.settle();
        desk.until(() -> !desk.model().findings().checkingProperty().get());
        assertThat(robot.lookup("#cluster-ip").query().getStyleClass()).doesNotContain("has-error");
    }

    private void replace(String old, String now) throws TimeoutException {
        desk.interact(
                () -> {
                    var text = desk.model().session().lab().file("shop.yaml").orElseThrow().text();
                    int at = text.indexOf(old);
                    desk.model().edit(new Edit.Splice("shop.yaml", at, old.length(), now));
                });
        desk.settle();
    }

    @Test
    void showsAPod() throws IOException {
        select("Pod", "client");
        desk.pictures("form-pod");
        assertThat(desk.model().selectionProperty().get()).isNotNull();
    }

    @Test
    void showsTheOutline(FxRobot robot) throws IOException {
        robot.clickOn("Outline");
        select("Service", "web");
        desk.pictures("outline");
        TreeView<OutlineRows.Row> tree = robot.lookup("#outline").query();
        var chosen = tree.getSelectionModel().getSelectedItem().getValue();
        assertThat(chosen.spoken()).isEqualTo("service shop/web, 10.96.44.5");
    }

    private void select(String kind, String name) {
        desk.interact(
                () -> desk.model().selectionProperty().set(ResourceKey.core(kind, "shop", name)));
    }
}
