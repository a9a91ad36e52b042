package io.netwright.model.edit;

import io.netwright.model.diag.Message;
import io.netwright.model.lab.Lab;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.ResourceKey;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A step from one [Lab] to the next. All become splices of text.
public sealed interface Edit {
    /// Replaces `length` chars of a file, from `offset`.
    record Splice(String file, int offset, int length, String text) implements Edit {}

    /// Writes a value; adds what is missing on the way to it.
    record SetField(ResourceKey key, FieldPath path, FieldValue value) implements Edit {}

    /// Takes a field or an element out; nothing where there is none.
    record RemoveField(ResourceKey key, FieldPath path) implements Edit {}

    /// Adds a YAML document at the end of a file, which may be new.
    ///
    /// @param text without `---`
    record AddDocument(String file, String text) implements Edit {}

    /// Takes an object out, and its box.
    record RemoveDocument(ResourceKey key) implements Edit {}

    /// Gives an object another name, and changes the fields that name it.
    record Rename(ResourceKey key, String newName) implements Edit {}

    /// Puts a box on the canvas somewhere else.
    ///
    /// @param drag tells one movement of the hand from the next: its moves are undone as one
    record Move(ResourceKey key, int x, int y, long drag) implements Edit {}

    /// Several edits, each of the lab that the one before left, undone as one.
    record Together(Message label, List<Edit> edits) implements Edit {
        public Together {
            edits = List.copyOf(edits);
        }
    }

    /// The lab after this edit.
    ///
    /// @throws IllegalArgumentException if the lab has nothing that the edit speaks of
    default Lab applyTo(Lab lab) {
        return switch (this) {
            case Splice(var file, var offset, var length, var text) ->
                    lab.splice(file, offset, length, text);
            case SetField(var key, var path, var value) ->
                    FieldSplices.set(Documents.require(lab, key), path, value).applyTo(lab);
            case RemoveField(var key, var path) -> {
                var next = lab;
                for (var splice = removal(next, key, path); // again for a key that stands twice
                        splice != null;
                        splice = removal(next, key, path)) {
                    next = splice.applyTo(next);
                    if (path.steps().getLast() instanceof FieldPath.Step.Index) {
                        break;
                    }
                }
                yield next;
            }
            case AddDocument(var file, var text) -> Documents.add(lab, file, text);
            case RemoveDocument(var key) -> Documents.remove(lab, key);
            case Rename(var key, var newName) -> Renames.apply(lab, key, newName);
            case Move(var key, var x, var y, _) -> Boxes.move(lab, key, x, y);
            case Together(_, var edits) -> {
                var next = lab;
                for (var edit : edits) {
                    next = edit.applyTo(next);
                }
                yield next;
            }
        };
    }

    private static @Nullable Splice removal(Lab lab, ResourceKey key, FieldPath path) {
        return RemoveSplices.remove(Documents.require(lab, key), path);
    }

    /// What a menu calls it, after "Undo": `Move Pod shop/web-0`.
    default Message label() {
        return switch (this) {
            case Splice(var file, _, _, _) -> Message.of("EDIT_TEXT", "Edit {}", file);
            case SetField(var key, var path, _) ->
                    Message.of("EDIT_SET", "Set {} of {}", path, key);
            case RemoveField(var key, var path) ->
                    Message.of("EDIT_UNSET", "Remove {} of {}", path, key);
            case AddDocument(var file, _) -> Message.of("EDIT_ADD", "Add to {}", file);
            case RemoveDocument(var key) -> Message.of("EDIT_DELETE", "Delete {}", key);
            case Rename(var key, var newName) ->
                    Message.of("EDIT_RENAME", "Rename {} to {}", key, newName);
            case Move(var key, _, _, _) -> Message.of("EDIT_MOVE", "Move {}", key);
            case Together(var label, _) -> label;
        };
    }
}
