package io.netwright.app.samples;

import io.netwright.model.lab.Lab;
import io.netwright.model.lab.SourceText;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The sample labs, packed beside the classes: one folder each.
public final class Samples {
    private Samples() {}

    /// A sample and its files.
    ///
    /// @param about what it shows: the comment at the head of its first file that has one
    public record Sample(String name, String about, List<SourceText> files) {
        public Sample {
            files = List.copyOf(files);
        }

        public Lab lab() {
            return Lab.of(name, files);
        }
    }

    /// All of them, by name.
    public static List<Sample> all() {
        return inFolder(
                folder -> {
                    try (var children = Files.list(folder)) {
                        return children.filter(Files::isDirectory)
                                .sorted()
                                .map(Samples::read)
                                .toList();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    public static Optional<Sample> find(String name) {
        return all().stream().filter(it -> it.name().equals(name)).findFirst();
    }

    private static Sample read(Path folder) {
        try (var tree = Files.walk(folder)) {
            var files =
                    tree.filter(Files::isRegularFile)
                            .map(it -> new SourceText(nameIn(folder, it), text(it)))
                            .sorted((a, b) -> a.path().compareTo(b.path()))
                            .toList();
            var name = folder.getFileName().toString().replace("/", "");
            return new Sample(name, about(files), files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String nameIn(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String about(List<SourceText> files) {
        return files.stream()
                .map(SourceText::text)
                .filter(it -> it.startsWith("#"))
                .findFirst()
                .map(Samples::comment)
                .orElse("");
    }

    private static String comment(String text) {
        return text.lines()
                .takeWhile(it -> it.startsWith("#"))
                .map(it -> it.substring(1).strip())
                .collect(Collectors.joining(" "));
    }

    private static List<Sample> inFolder(Function<Path, List<Sample>> use) {
        URI uri;
        try {
            uri = Objects.requireNonNull(Samples.class.getResource("shop")).toURI();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        if (!uri.getScheme().equals("jar")) {
            return use.apply(Objects.requireNonNull(Path.of(uri).getParent()));
        }
        try (var jar = FileSystems.newFileSystem(uri, Map.of())) {
            return use.apply(jar.getPath("io/netwright/app/samples"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
