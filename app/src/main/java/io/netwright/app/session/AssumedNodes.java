package io.netwright.app.session;

import io.netwright.model.edit.Edit;
import io.netwright.model.edit.Edits;
import io.netwright.model.edit.Proposal;
import io.netwright.model.edit.Templates;
import io.netwright.model.lab.Lab;
import io.netwright.model.resource.Node;

import java.util.ArrayList;
import java.util.List;

/// A lab that names no node is assumed to have some. The first edit that names one would end that,
/// and the others would be gone; so it writes the assumed ones out before.
public final class AssumedNodes {
    private AssumedNodes() {}

    /// What writes the assumed nodes out as they are; nothing where the lab has nodes of its own.
    public static List<Edit> writeOut(Derived derived, Lab lab) {
        var edits = new ArrayList<Edit>();
        if (!lab.resources(Node.class).isEmpty()) {
            return edits;
        }
        for (var node : derived.cluster().nodes()) {
            if (!node.declared()) {
                var text = Templates.node(node.name(), node.podCidrs(), node.addresses());
                edits.add(Edits.add(lab, text));
            }
        }
        return edits;
    }

    /// The edit, which names a node, after the assumed nodes are written out: undone as one.
    public static Edit keep(Derived derived, Lab lab, Edit edit) {
        var edits = writeOut(derived, lab);
        if (edits.isEmpty()) {
            return edit;
        }
        edits.add(edit);
        return new Edit.Together(edit.label(), edits);
    }

    /// The same for an edit that may be refused.
    public static Proposal keep(Derived derived, Lab lab, Proposal proposal) {
        return switch (proposal) {
            case Proposal.Possible(var edit) -> new Proposal.Possible(keep(derived, lab, edit));
            case Proposal.Refused refused -> refused;
        };
    }
}
