package io.netwright.model.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netwright.model.diag.Diagnostic;
import io.netwright.model.diag.Fault;
import io.netwright.model.diag.Severity;
import io.netwright.model.manifest.Section;

import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Netwright refuses what the API server refuses, in the same field. Its answers are recorded;
/// `-Dnetwright.apiserver=FOLDER` asks a running one (see `src/checks/apiserver.sh`).
@TestMethodOrder(OrderAnnotation.class)
class ApiServerTest {
    static List<String> files() {
        return CaseFile.names();
    }

    @ParameterizedTest
    @MethodSource("files")
    @Order(2)
    void agrees(String name) throws Exception {
        var answers = Answer.read(Files.readAllLines(CaseFile.file(name + ".answers.txt")));
        var differences = Differences.of(name);
        var wrong = new ArrayList<String>();
        for (var one : CaseFile.load(name).cases()) {
            var answer = answers.get(one.name());
            if (answer == null) {
                wrong.add(one.name() + ": no answer is recorded");
                continue;
            }
            var found = refusals(one.json());
            boolean differs = differences.cases().contains(one.name());
            if (answer.agrees(found, differences) == differs) {
                wrong.add(
                        "%s%n    server %s%n    here   %s"
                                .formatted(
                                        differs
                                                ? "(listed as different) " + one.name()
                                                : one.name(),
                                        answer.line("").substring(4),
                                        found));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void listsOnlyDifferencesThatThereAre() throws Exception {
        for (var name : files()) {
            var known = CaseFile.load(name).cases().stream().map(CaseFile.Case::name).toList();
            assertThat(known).containsAll(Differences.of(name).cases());
        }
    }

    /// The fields that kubectl would see refused.
    private static List<String> refusals(String json) {
        var section = Section.parse(List.of(json), "default").getFirst();
        var fields = new TreeSet<String>();
        for (int i = 0; i < section.size(); i++) {
            for (var problem : section.document(i, "case.json", 1, 0).problems()) {
                if (isRefusal(problem)) {
                    fields.add(problem.message().parts().getFirst().plain());
                }
            }
        }
        return List.copyOf(fields);
    }

    private static boolean isRefusal(Diagnostic problem) {
        var code = problem.message().code();
        return problem.severity() == Severity.ERROR
                || code.equals(Fault.UNKNOWN_FIELD.code())
                || code.equals(Fault.KEY_TWICE.code());
    }

    @Test
    @Order(1)
    void records() throws Exception {
        var folder = System.getProperty("netwright.apiserver", "");
        assumeTrue(!folder.isEmpty(), "no -Dnetwright.apiserver");
        var only = System.getProperty("netwright.apiserver.only", "");
        try (var server = new ApiServer(Path.of(folder))) {
            for (var name : files()) {
                if (!only.isEmpty() && !only.equals(name)) {
                    continue;
                }
                var lines = new ArrayList<String>();
                var words = new ArrayList<String>();
                for (var one : CaseFile.load(name).cases()) {
                    var response = server.send(one.json(), "&fieldValidation=Strict");
                    var answer = Answer.of(response.status(), response.body());
                    lines.add(answer.line(one.name()));
                    words.add(one.name() + "\n    " + one.json() + "\n    " + response.body());
                }
                Files.write(CaseFile.file(name + ".answers.txt"), lines);
                Files.createDirectories(Path.of("target/apiserver"));
                Files.write(Path.of("target/apiserver", name + ".words.txt"), words);
            }
        }
    }
}
