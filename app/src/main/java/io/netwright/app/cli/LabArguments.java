package io.netwright.app.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.List;

/// Which lab a command is about.
final class LabArguments {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "LAB",
            description = "Folder or file of manifests, - for standard input.")
    private @Nullable String lab;

    @Option(
            names = {"-f", "--filename"},
            paramLabel = "PATH",
            description = "Another folder or file; may be given several times.")
    private List<String> files = new ArrayList<>();

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NS",
            description =
                    "Namespace of objects and endpoints that name none. Default: ${DEFAULT-VALUE}.",
            defaultValue = "default")
    private String namespace = "default";

    @Option(
            names = "--keep-going",
            description = "Answer from the good documents though others are at fault.")
    private boolean keepGoing;

    List<String> paths() {
        var paths = new ArrayList<String>();
        if (lab != null) {
            paths.add(lab);
        }
        paths.addAll(files);
        return paths;
    }

    /// The first word, where `-f` names the lab so that the word is none; null where it does not.
    @Nullable String onlyOtherWord() {
        if (files.isEmpty()) {
            return null;
        }
        var word = lab;
        lab = null;
        return word;
    }

    /// The words after the lab; where `-f` names it, the first word is one of them.
    List<String> words(List<String> others) {
        var words = new ArrayList<String>();
        var first = onlyOtherWord();
        if (first != null) {
            words.add(first);
        }
        words.addAll(others);
        return words;
    }

    /// An endpoint as the simulator knows it: a pod's name alone is one of the namespace.
    String endpoint(String words) {
        return words.contains("/") || words.contains(":") ? words : namespace + "/" + words;
    }

    String namespace() {
        return namespace;
    }

    boolean keepGoing() {
        return keepGoing;
    }
}
