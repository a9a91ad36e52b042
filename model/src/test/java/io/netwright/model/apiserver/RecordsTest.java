package io.netwright.model.apiserver;

import io.netwright.model.manifest.Section;

import org.approvaltests.Approvals;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/// What is read of the objects of a case file, which have every field.
class RecordsTest {
    @ParameterizedTest
    @ValueSource(strings = {"metallb", "routes", "traefik"})
    void reads(String name) throws Exception {
        var text = new StringBuilder();
        for (var one : CaseFile.load(name).cases()) {
            if (one.name().indexOf(':') < 0) {
                var section = Section.parse(List.of(one.json()), "default").getFirst();
                var resource = section.document(0, "case.json", 1, 0).typed().orElseThrow();
                text.append("# ").append(one.name()).append('\n').append(RecordText.of(resource));
            }
        }
        Approvals.verify(text.toString(), Approvals.NAMES.withParameters(name));
    }
}
