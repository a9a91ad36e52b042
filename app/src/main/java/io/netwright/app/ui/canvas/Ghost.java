package io.netwright.app.ui.canvas;

import io.netwright.app.ui.layout.Box;

import java.util.List;

/// What a drop will do, shown before it does.
///
/// @param boxes where things will be, on the drawing
/// @param x of the pointer on the view; the words stand beside it
public record Ghost(List<Box> boxes, Answer answer, double x, double y) {
    public Ghost {
        boxes = List.copyOf(boxes);
    }

    /// What a drop would do, or why it may not, in words.
    public record Answer(boolean allowed, String words) {
        public static Answer does(String words) {
            return new Answer(true, words);
        }

        public static Answer refuses(String why) {
            return new Answer(false, why);
        }
    }
}
