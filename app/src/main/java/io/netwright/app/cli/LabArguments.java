package io.netwright.app.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.List;

/// Which lab a command is about.
final class LabArguments {
    @Parameters(
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

    String namespace() {
        return namespace;
    }

    boolean keepGoing() {
        return keepGoing;
    }
}
