package io.netwright.model.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.model.resource.FieldPath;

import org.junit.jupiter.api.Test;

import java.util.Objects;
import java.util.regex.Pattern;

class FieldNotesTest {
    private static final Schema SCHEMA = Schema.shipped();
    private static final FieldNotes NOTES = FieldNotes.shipped();

    @Test
    void everyFieldExists() {
        for (var it : NOTES.all()) {
            var kind = SCHEMA.kind(it.apiVersion(), it.kind());
            assertThat(kind).as(it.apiVersion() + " " + it.kind()).isNotNull();
            var shape = Objects.requireNonNull(kind).shape();
            for (var name : Pattern.compile("\\.").splitAsStream(it.path()).toList()) {
                while (shape.items() != null) {
                    shape = Objects.requireNonNull(shape.items());
                }
                var next = shape.field(name);
                assertThat(next).as(it.kind() + " " + it.path()).isNotNull();
                shape = Objects.requireNonNull(next);
            }
        }
    }

    @Test
    void manyFieldsHaveASentenceOfTheirOwn() {
        assertThat(NOTES.all())
                .hasSizeGreaterThan(150)
                .allMatch(it -> it.note().sentence().endsWith("."))
                .allMatch(it -> it.note().since().matches("|1\\.\\d\\d"));
        assertThat(NOTES.all())
                .extracting(it -> it.apiVersion() + it.kind() + it.path())
                .doesNotHaveDuplicates();
    }

    @Test
    void saysOfATemplateWhatItSaysOfAPod() {
        var pod = NOTES.of("v1", "Pod", FieldPath.of("spec", "dnsPolicy"));
        assertThat(pod).isNotNull();
        assertThat(
                        NOTES.of(
                                "apps/v1",
                                "Deployment",
                                FieldPath.of("spec", "template", "spec", "dnsPolicy")))
                .isEqualTo(pod);
        assertThat(NOTES.of("v1", "Service", FieldPath.of("spec", "ports", 0, "targetPort")))
                .isNotNull();
    }
}
