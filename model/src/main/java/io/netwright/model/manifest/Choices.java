package io.netwright.model.manifest;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The words that a field takes, and what each stands for.
public record Choices<E>(List<String> words, List<E> values) {
    public Choices {
        words = List.copyOf(words);
        values = List.copyOf(values);
    }

    /// The constants of an enum by the words for them.
    public static <E extends Enum<E>> Choices<E> of(Function<E, String> word, List<E> values) {
        var words = new ArrayList<String>();
        for (var value : values) {
            words.add(word.apply(value));
        }
        return new Choices<>(words, values);
    }

    /// Words that stand for themselves.
    public static Choices<String> words(String... words) {
        return new Choices<>(List.of(words), List.of(words));
    }

    @Nullable E get(String word) {
        int at = words.indexOf(word);
        return at < 0 ? null : values.get(at);
    }
}
