package io.netwright.app.ui.canvas;

import io.netwright.model.diag.Message;
import io.netwright.model.edit.Edit;
import io.netwright.model.edit.Edits;
import io.netwright.model.edit.FieldValue;
import io.netwright.model.edit.Proposal;
import io.netwright.model.lab.Lab;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.ResourceKey;
import io.netwright.sim.control.Cluster;

import java.util.ArrayList;
import java.util.List;

/// Turns what a person dragged or deleted into one edit of the lab, or says why it cannot be.
public final class DropEdits {
    private final Lab lab;
    private final Cluster cluster;

    public DropEdits(Lab lab, Cluster cluster) {
        this.lab = lab;
        this.cluster = cluster;
    }

    /// One edit for all that was dragged.
    ///
    /// @param drag a number that no other drag has
    public Proposal drop(Drop drop, long drag) {
        var edits = new ArrayList<Edit>();
        var now = lab;
        for (var placed : drop.things()) {
            var proposal =
                    drop.copy()
                            ? copy(now, placed)
                            : placed.node() == null
                                    ? possible(
                                            new Edit.Move(
                                                    placed.key(), placed.x(), placed.y(), drag))
                                    : toNode(now, placed.key(), placed.node());
            if (!(proposal instanceof Proposal.Possible(var edit))) {
                return proposal;
            }
            edits.add(edit);
            now = drop.copy() ? edit.applyTo(now) : now;
        }
        String word = drop.copy() ? "Copy" : "Move";
        return together(edits, word, drop.things().getFirst().key());
    }

    /// Deletes those that stand in the lab's text; refused where none does.
    public Proposal delete(List<ResourceKey> keys) {
        var own = keys.stream().filter(it -> lab.document(it).isPresent()).toList();
        if (own.isEmpty()) {
            return new Proposal.Refused(
                    Message.of(
                            "EDIT_MADE",
                            "{} is made by another object; delete that one, or its replicas",
                            keys.getFirst()));
        }
        return together(own.stream().map(Edits::delete).toList(), "Delete", own.getFirst());
    }

    private static Proposal possible(Edit edit) {
        return new Proposal.Possible(edit);
    }

    private static Proposal together(List<Edit> edits, String word, ResourceKey first) {
        if (edits.size() == 1) {
            return possible(edits.getFirst());
        }
        var label = Message.of("EDIT_SEVERAL", "{} {} and {} more", word, first, edits.size() - 1);
        return possible(new Edit.Together(label, edits));
    }

    private Proposal toNode(Lab now, ResourceKey key, String node) {
        var pod = cluster.pod(key).orElse(null);
        return pod == null || pod.source().kind().equals("Pod")
                ? Edits.movePodToNode(now, key, node)
                : Edits.moveWorkloadToNode(now, pod.source(), node);
    }

    private Proposal copy(Lab now, Drop.Placed placed) {
        var key = placed.key();
        if (now.document(key).isEmpty()) {
            return new Proposal.Refused(
                    Message.of(
                            "EDIT_COPY_MADE",
                            "{} is made by {}; give that more replicas instead",
                            key,
                            cluster.pod(key).map(it -> it.source()).orElse(key)));
        }
        var copy = Edits.duplicate(now, key);
        if (!key.kind().equals("Pod")) {
            return possible(Edits.add(now, copy, placed.x(), placed.y()));
        }
        var add = Edits.add(now, copy);
        if (placed.node() == null) {
            return possible(add);
        }
        var path = FieldPath.of("spec", "nodeName");
        return possible(
                new Edit.Together(
                        add.label(),
                        List.of(
                                add,
                                new Edit.SetField(
                                        copy.key(), path, FieldValue.of(placed.node())))));
    }
}
