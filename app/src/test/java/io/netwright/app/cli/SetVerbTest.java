package io.netwright.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

class SetVerbTest {
    private static final String TEXT =
            """
            # The shop.
            apiVersion: v1
            kind: Service
            metadata: {name: web, labels: {app: "web"}} # flow
            spec:
              type: NodePort   # outside
              selector:
                app: web
              ports:
              - name: http
                port: 80
                nodePort: 30080
            """;

    @TempDir private Path folder;

    private Cli.Ran set(String... words) throws IOException {
        Files.writeString(folder.resolve("web.yaml"), TEXT);
        var line = Stream.concat(Stream.of("set", folder.toString()), Stream.of(words));
        return Cli.run(line.toArray(String[]::new));
    }

    private String file() throws IOException {
        return Files.readString(folder.resolve("web.yaml"));
    }

    @ParameterizedTest
    @CsvSource({
        "spec.ports[0].port=8080,             '    port: 80',              '    port: 8080'",
        "spec.ports[0].name=web,              '  - name: http',            '  - name: web'",
        "spec.type=LoadBalancer, '  type: NodePort   # outside', '  type: LoadBalancer   #"
                + " outside'",
        "spec.selector.app=1,                 '    app: web',              '    app: \"1\"'",
    })
    void changesOnlyItsLine(String assignment, String before, String after) throws IOException {
        var ran = set("svc/web", assignment);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.exit()).isZero();
        assertThat(file()).isEqualTo(TEXT.replace(before + "\n", after + "\n"));
        assertThat(ran.out())
                .startsWith("--- a/web.yaml\n+++ b/web.yaml\n@@ ")
                .contains("-" + before + "\n", "+" + after + "\n");
        assertThat(ran.out().lines().filter(it -> it.matches("[-+][^-+].*"))).hasSize(2);
    }

    @Test
    void setsSeveralAndTakesOut() throws IOException {
        var ran =
                set(
                        "services/web",
                        "spec.ports[0].nodePort-",
                        "metadata.labels[app.io/tier]=front",
                        "spec.ports[1].port=443",
                        "spec.ports[1].name=https",
                        "spec.publishNotReadyAddresses=true");
        assertThat(ran.err()).isEmpty();
        assertThat(file())
                .isEqualTo(
                        """
                        # The shop.
                        apiVersion: v1
                        kind: Service
                        metadata: {name: web, labels: {app: "web", app.io/tier: front}} # flow
                        spec:
                          type: NodePort   # outside
                          selector:
                            app: web
                          ports:
                          - name: http
                            port: 80
                          - port: 443
                            name: https
                          publishNotReadyAddresses: true
                        """);
    }

    @Test
    void writesNothingInADryRun() throws IOException {
        var ran = set("svc/web", "spec.ports[0].port=8080", "--dry-run", "-o", "json");
        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).contains("\"written\" : false", "+    port: 8080");
        assertThat(file()).isEqualTo(TEXT);
    }

    @Test
    void printsNoDifferenceWhereNothingChanges() throws IOException {
        var ran = set("svc/web", "spec.ports[0].port=80");
        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("nothing to change");
        assertThat(set("svc/web", "spec.ports[0].port=80", "-q").err()).isEmpty();
    }

    @Test
    void refusesAFieldThatTheKindHasNot() throws IOException {
        var ran = set("svc/web", "spec.selectr.app=web");
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err())
                .contains("web.yaml:6:3: error: a Service has no field spec.selectr")
                .contains("hint: did you mean selector?");
        assertThat(file()).isEqualTo(TEXT);
    }

    @Test
    void tellsANewWarningUnlessQuiet() throws IOException {
        var ran = set("svc/web", "spec.selectr.app=web", "--dry-run", "--keep-going");
        assertThat(ran.exit()).isZero();
        assertThat(ran.err()).contains("warning[NW0113]", "selector");
        assertThat(set("svc/web", "spec.selectr.app=web", "--dry-run", "--keep-going", "-q").err())
                .isEmpty();
    }

    /// What is added, and what is taken out, in lines with `|` between.
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            textBlock =
                    """
                    spec.ports[name=http].port=81           ; '-    port: 80|+    port: 81'
                    spec.ports[+]={name: b, port: 443}      ; '+  - name: b|+    port: 443'
                    spec.ports[+].port=443                  ; '+  - port: 443'
                    spec.externalIPs=[192.0.2.1]            ; '+  externalIPs:|+  - 192.0.2.1'
                    spec.selector={"app":1}                 ; '-    app: web|+    app: "1"'
                    spec.selector.tier=true                 ; '+    tier: "true"'
                    spec.publishNotReadyAddresses=true      ; '+  publishNotReadyAddresses: true'
                    spec.ports[0].targetPort=80             ; '+    targetPort: 80'
                    spec.ports[0].targetPort=http           ; '+    targetPort: http'
                    spec.clusterIP=None                     ; '+  clusterIP: None'
                    spec.sessionAffinityConfig.clientIP.timeoutSeconds=9 ; '+  sessionAffinityConfig:|+    clientIP:|+      timeoutSeconds: 9'
                    """)
    void writesWhatTheFieldTakes(String assignment, String changes) throws IOException {
        var ran = set("svc/web", assignment, "--keep-going", "-q");
        assertThat(ran.err()).isEmpty();
        var changed = ran.out().lines().filter(it -> it.matches("[-+]( .*|)")).toList();
        assertThat("'" + String.join("|", changed) + "'").isEqualTo(changes);
    }

    @Test
    void takesQuotedNamesOfAnnotations() throws IOException {
        var ran = set("svc/web", "metadata.annotations.\"a.b/c=d\"=on");
        assertThat(ran.err()).contains("a.b/c=d"); // no name of an annotation
        var good = set("svc/web", "metadata.annotations.\"a.b/c\"=on");
        assertThat(good.err()).isEmpty();
        assertThat(good.out()).contains("annotations: {a.b/c: \"on\"}");
    }

    @Test
    void printsTheChangedTextOfStandardInput() {
        var ran = Cli.runWith(TEXT, "set", "-", "svc/web", "spec.ports[0].port=81");
        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).isEqualTo(TEXT.replace("port: 80\n", "port: 81\n"));
        var dry = Cli.runWith(TEXT, "set", "-", "svc/web", "spec.ports[0].port=81", "--dry-run");
        assertThat(dry.out()).startsWith("--- a/<stdin>").contains("+    port: 81\n");
    }

    @Test
    void mendsAnObjectThatHasAnError() throws IOException {
        Files.writeString(
                folder.resolve("other.yaml"),
                TEXT.replace("name: web,", "name: other,").replace("port: 80\n", "port: 99999\n"));
        var ran = set("svc/other", "spec.ports[0].port=80");
        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).contains("+    port: 80\n");
    }

    @Test
    void refusesAFaultThatAnotherFileHasAlready() throws IOException {
        Files.writeString(
                folder.resolve("other.yaml"),
                TEXT.replace("name: web,", "name: other,").replace("port: 80\n", "port: 99999\n"));
        var ran = set("svc/web", "spec.ports[0].port=99999");
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).startsWith("web.yaml:").contains("NW0104");
        assertThat(file()).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @CsvSource({
        "svc/web, spec.ports[0].port=99999,  must be from 1 to 65535",
        "svc/wbe, spec.type=NodePort,        did you mean svc/web?",
        "pod/web, spec.type=NodePort,        the lab has no pod/web",
        "svc/web, spec.ports[7].port=1,      has no place for spec.ports[7].port",
        "svc/web, spec.ports[7].port=1,      [+] adds one",
        "svc/web, spec.ports[name=x].port=1, those there are have http",
        "svc/web, spec.type.a=1,             spec.type is the text",
        "svc/web, spec.ports=[{],            not a list or mapping",
        "svc/web, spec.type,                 not FIELD=VALUE",
        "svc/web, spec..x=1,                 not a field",
        "web,     spec.type=NodePort,        not KIND/NAME",
    })
    void refuses(String object, String assignment, String expected) throws IOException {
        var ran = set(object, assignment);
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains(expected);
        assertThat(file()).isEqualTo(TEXT);
    }
}
