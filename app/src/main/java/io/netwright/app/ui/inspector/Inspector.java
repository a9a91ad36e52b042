package io.netwright.app.ui.inspector;

import io.netwright.app.session.AssumedNodes;
import io.netwright.app.session.Derived;
import io.netwright.app.ui.figures.Figure;
import io.netwright.app.ui.figures.Figures;
import io.netwright.app.ui.fx.Fxml;
import io.netwright.app.ui.workbench.FindingsViewModel;
import io.netwright.app.ui.workbench.WorkbenchViewModel;
import io.netwright.model.diag.Message;
import io.netwright.model.edit.Edit;
import io.netwright.model.edit.Edits;
import io.netwright.model.edit.Proposal;
import io.netwright.model.lint.LintFinding;
import io.netwright.model.resource.ResourceKey;

import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The form of what is selected. Binds `Inspector.fxml`; [Form] decides what can be changed, and
/// each change is an edit of the text.
public final class Inspector extends BorderPane {
    private final WorkbenchViewModel model;
    @FXML private VBox head;
    @FXML private StackPane icon;
    @FXML private Label title;
    @FXML private Label kind;
    @FXML private Label note;
    @FXML private HBox offer;
    @FXML private Label offered;
    @FXML private VBox fields;
    @FXML private HBox actions;
    @FXML private Button writeOut;
    @FXML private Button duplicate;
    @FXML private Button delete;
    private @Nullable ResourceKey shown;
    private @Nullable Derived from;
    private @Nullable Followers followers;
    private List<FormField> form = List.of();
    private final Map<String, FieldMarks> marks = new LinkedHashMap<>();
    private final FieldMarks others;

    public Inspector(WorkbenchViewModel model) {
        this.model = model;
        others = new FieldMarks(model.findings(), null);
        Fxml.loadInto("Inspector.fxml", this);
    }

    @FXML
    private void initialize() {
        model.selectionProperty().subscribe(this::show);
        model.revisionProperty().subscribe(this::show);
        model.findings().all().addListener((ListChangeListener<LintFinding>) _ -> mark());
    }

    /// Follows what is derived: a form of a lab that is not yet worked out would be half old.
    private void show() {
        var key = model.selectionProperty().get();
        var derived = model.session().derived();
        boolean same = from != null && from.lab() == derived.lab() && Objects.equals(key, shown);
        if (same || (!model.session().isCurrent() && Objects.equals(key, shown))) {
            return;
        }
        if (!Objects.equals(key, shown)) {
            propose(null);
        }
        shown = key;
        from = derived;
        visible(head, key != null);
        visible(actions, key != null);
        var focused = getScene() == null ? null : getScene().getFocusOwner();
        var focusedId = focused != null && within(focused) ? focused.getId() : null;
        fields.getChildren().clear();
        if (key == null) {
            var hint = new Label("Select something on the canvas or in the outline.");
            hint.setWrapText(true);
            fields.getChildren().add(hint);
            return;
        }
        fill(key, derived);
        if (focusedId != null) {
            var again = fields.lookup("#" + focusedId);
            if (again != null) {
                again.requestFocus();
            }
        }
    }

    private boolean within(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.equals(fields)) {
                return true;
            }
        }
        return false;
    }

    private void fill(ResourceKey key, Derived derived) {
        icon.getChildren().setAll(Figures.icon(Figure.of(key.kind()), 28));
        title.setText(key.name());
        kind.setText(key.namespace() == null ? key.kind() : key.kind() + " in " + key.namespace());
        var form = Form.of(derived, derived.lab(), key);
        note.setText(form.note());
        visible(note, !form.note().isEmpty());
        boolean own = derived.lab().document(key).isPresent();
        visible(duplicate, own);
        visible(delete, own);
        visible(writeOut, !own && key.kind().equals("Node"));
        var views = new FieldViews(this::take);
        this.form = form.fields();
        marks.clear();
        fields.getChildren().add(others);
        for (var field : form.fields()) {
            var view = views.of(field);
            var under = new FieldMarks(model.findings(), view.lookup("#" + field.id()));
            view.getChildren().add(under);
            marks.put(field.id(), under);
            fields.getChildren().add(view);
        }
        mark();
    }

    /// Says at each field what is wrong with it; what no field shows, above them.
    private void mark() {
        var key = shown;
        if (key == null) {
            return;
        }
        var found =
                model.findings().about(key).stream().filter(FindingsViewModel::isProblem).toList();
        var places = FieldPlaces.of(model.session().lab(), key, form, found);
        marks.forEach((id, under) -> under.show(places.at().getOrDefault(id, List.of())));
        others.show(places.others());
    }

    private static void visible(Node node, boolean now) {
        node.setVisible(now);
        node.setManaged(now);
    }

    private void take(FormField field, Proposal.Possible proposal, String text) {
        var key = shown;
        if (key == null) {
            return;
        }
        var before = model.session().lab();
        model.edit(proposal.edit());
        var after = model.session().lab();
        var now =
                switch (field.id()) {
                    case "name" -> new ResourceKey(key.group(), key.kind(), key.namespace(), text);
                    case "namespace" -> new ResourceKey(key.group(), key.kind(), text, key.name());
                    default -> key;
                };
        if (!now.equals(key) && after.document(now).isPresent()) {
            model.selectionProperty().set(now);
        }
        propose(Followers.of(before, after, key).orElse(null));
    }

    /// Offers, or no longer.
    private void propose(@Nullable Followers next) {
        followers = next;
        visible(offer, next != null);
        offered.setText(next == null ? "" : next.says());
    }

    @FXML
    private void follow() {
        if (followers != null) {
            model.edit(followers.edit());
            propose(null);
        }
    }

    @FXML
    private void writeOut() {
        var session = model.session();
        var edits = AssumedNodes.writeOut(session.derived(), session.lab());
        model.edit(
                new Edit.Together(Message.of("EDIT_NODES", "Write out the assumed nodes"), edits));
    }

    @FXML
    private void duplicate() {
        if (shown != null) {
            var lab = model.session().lab();
            var template = Edits.duplicate(lab, shown);
            model.edit(Edits.add(lab, template));
            model.selectionProperty().set(template.key());
        }
    }

    @FXML
    private void delete() {
        if (shown != null) {
            model.edit(Edits.delete(shown));
            model.selectionProperty().set(null);
        }
    }
}
