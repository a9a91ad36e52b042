package io.netwright.sim.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.sim.compile.SampleLab;

import org.approvaltests.Approvals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableFormatsTest {
    @ParameterizedTest
    @CsvSource({
        "shop, node/red",
        "shop, node/green",
        "shop, shop/db-0",
        "shop, router",
        "shop, external:203.0.113.10",
        "routed, node/node-1",
        "dual-stack, node/one",
        "dual-stack, default/client"
    })
    void tablesOf(String lab, String namespace) {
        var fabric = SampleLab.compile(lab).fabric();
        var found = fabric.namespace(namespace);
        assertThat(found)
                .as(
                        "%s among %s",
                        namespace, fabric.namespaces().stream().map(it -> it.name()).toList())
                .isPresent();
        var text = new StringBuilder();
        for (var format : TableFormats.all()) {
            text.append("### ").append(format.name()).append('\n');
            text.append(format.print(fabric, found.get()));
        }
        Approvals.verify(
                text.toString(),
                Approvals.NAMES.withParameters(lab, namespace.replaceAll("[/:]", "-")));
    }

    @Test
    void anUnknownFormatIsNone() {
        assertThat(TableFormats.named("ifconfig")).isEmpty();
    }
}
