package io.netwright.app.cli;

import io.netwright.app.samples.Samples;
import io.netwright.model.lab.LabIoException;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// `netwright samples`: the labs that come with the program.
@Command(
        name = "samples",
        description = "List the sample labs, or write one to a folder.",
        footer = {"", "Such as:", "  netwright samples shop --to shop"},
        mixinStandardHelpOptions = true)
final class SamplesVerb extends Verb {
    @Parameters(arity = "0..1", paramLabel = "NAME", description = "A sample.")
    private @Nullable String name;

    @Option(
            names = "--to",
            paramLabel = "FOLDER",
            description = "Write the sample's files to this new folder.")
    private @Nullable Path folder;

    SamplesVerb(Session session) {
        super(session);
    }

    @Override
    Answer answer() throws BadInput, LabIoException {
        if (name == null) {
            if (folder != null) {
                throw new BadInput("netwright samples: --to needs the NAME of a sample");
            }
            return list();
        }
        var asked = name;
        var sample = Samples.find(asked).orElseThrow(() -> unknown(asked));
        if (folder != null) {
            write(sample, folder);
        }
        return show(sample);
    }

    private Answer list() {
        var all = Samples.all();
        var result = Json.result(List.of());
        var list = result.putArray("samples");
        var columns = new Columns("", terminal().width());
        for (var it : all) {
            list.addObject().put("name", it.name()).put("about", it.about());
            columns.row(it.name(), it.about());
        }
        return Answer.of(result, columns::toString);
    }

    private Answer show(Samples.Sample sample) {
        var result = Json.result(List.of()).put("name", sample.name()).put("about", sample.about());
        var files = result.putArray("files");
        for (var it : sample.files()) {
            files.addObject().put("path", it.path()).put("text", it.text());
        }
        if (folder != null) {
            var text = "wrote %d files to %s\n".formatted(sample.files().size(), folder);
            return Answer.of(result, () -> text);
        }
        return Answer.of(
                result,
                () ->
                        sample.files().stream()
                                .map(it -> "# --- " + it.path() + "\n" + it.text())
                                .collect(Collectors.joining("---\n")));
    }

    private static BadInput unknown(String name) {
        var names = Samples.all().stream().map(Samples.Sample::name).toList();
        return BadInput.unknown(
                "netwright samples: no sample is called " + name,
                name,
                names,
                "there are " + String.join(", ", names));
    }

    private static void write(Samples.Sample sample, Path folder) throws BadInput, LabIoException {
        if (Files.exists(folder)) {
            throw new BadInput("netwright samples: " + folder + " exists already");
        }
        try {
            for (var it : sample.files()) {
                var file = folder.resolve(it.path());
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, it.text());
            }
        } catch (IOException e) {
            throw new LabIoException("Cannot write to " + folder + ": " + e.getMessage());
        }
    }
}
