package io.netwright.model.edit;

import io.netwright.model.diag.Message;
import io.netwright.model.lab.Lab;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// The labs that a user has been through. Typing in one run is one step, and so is one drag. Used
/// by one thread.
public final class History {
    private static final int MAX_STEPS = 500;

    /// A lab to go back or forward to, and what led to it or from it.
    private record Step(Lab lab, Message label) {}

    private final Deque<Step> past = new ArrayDeque<>();
    private final Deque<Step> future = new ArrayDeque<>();
    private Lab lab;
    private Lab saved;
    private @Nullable Edit last; // what a like edit may join; null after a break

    /// A history that begins with a lab as it is on disk.
    public History(Lab lab) {
        this.lab = lab;
        this.saved = lab;
    }

    public Lab lab() {
        return lab;
    }

    /// Applies an edit.
    ///
    /// @return the lab after it
    /// @throws IllegalArgumentException as [Edit#applyTo]; then nothing has changed
    public Lab push(Edit edit) {
        return push(edit.label(), edit.applyTo(lab), edit);
    }

    /// Goes to a lab that came from elsewhere, such as a file read again from disk.
    public Lab push(Message label, Lab next) {
        return push(label, next, null);
    }

    private Lab push(Message label, Lab next, @Nullable Edit edit) {
        var before = last;
        last = edit;
        if (next.equals(lab)) {
            return lab;
        }
        if (before == null || edit == null || past.isEmpty() || !joins(before, edit)) {
            past.push(new Step(lab, label));
            if (past.size() > MAX_STEPS) {
                past.removeLast();
            }
        }
        future.clear();
        lab = next;
        return lab;
    }

    /// Ends a run of typing: the caret was put elsewhere, or some time has passed.
    public void pause() {
        last = null;
    }

    private static boolean joins(Edit before, Edit edit) {
        return switch (edit) {
            case Edit.Move move ->
                    before instanceof Edit.Move earlier
                            && earlier.drag() == move.drag()
                            && earlier.key().equals(move.key());
            case Edit.Splice splice ->
                    before instanceof Edit.Splice earlier
                            && earlier.file().equals(splice.file())
                            && isNextTo(earlier, splice);
            case Edit.SetField set ->
                    before instanceof Edit.SetField earlier
                            && earlier.key().equals(set.key())
                            && earlier.path().equals(set.path());
            case Edit.RemoveField _,
                    Edit.AddDocument _,
                    Edit.RemoveDocument _,
                    Edit.Rename _,
                    Edit.Together _ ->
                    false;
        };
    }

    /// Is the splice one more character typed, or one more deleted?
    private static boolean isNextTo(Edit.Splice before, Edit.Splice edit) {
        boolean typed = edit.length() == 0 && before.length() == 0;
        if (typed) {
            return edit.offset() == before.offset() + before.text().length()
                    && (edit.text().length() == 1 || edit.text().equals("\r\n"));
        }
        boolean deleted = edit.text().isEmpty() && before.text().isEmpty() && edit.length() == 1;
        return deleted
                && (edit.offset() == before.offset() || edit.offset() + 1 == before.offset());
    }

    public boolean canUndo() {
        return !past.isEmpty();
    }

    public boolean canRedo() {
        return !future.isEmpty();
    }

    /// What undo would take back, for the menu.
    public Optional<Message> undoLabel() {
        return Optional.ofNullable(past.peek()).map(Step::label);
    }

    public Optional<Message> redoLabel() {
        return Optional.ofNullable(future.peek()).map(Step::label);
    }

    /// Goes one step back, if there is one.
    ///
    /// @return the lab then
    public Lab undo() {
        last = null;
        if (!past.isEmpty()) {
            var step = past.pop();
            future.push(new Step(lab, step.label()));
            lab = step.lab();
        }
        return lab;
    }

    /// Goes one step forward again, if there is one.
    ///
    /// @return the lab then
    public Lab redo() {
        last = null;
        if (!future.isEmpty()) {
            var step = future.pop();
            past.push(new Step(lab, step.label()));
            lab = step.lab();
        }
        return lab;
    }

    /// The current lab is on disk now.
    public void markSaved() {
        saved = lab;
        last = null;
    }

    /// Is there something that is not on disk?
    public boolean isDirty() {
        return !lab.hasSameText(saved);
    }
}
