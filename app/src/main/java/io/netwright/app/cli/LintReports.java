package io.netwright.app.cli;

import io.netwright.app.explain.Codes;
import io.netwright.model.diag.Severity;
import io.netwright.model.lint.LintFinding;

import tools.jackson.databind.node.ObjectNode;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;

/// Findings as other programs read them.
///
/// Sources: SARIF 2.1.0 (OASIS); the JUnit XML that Ant writes and CI servers read.
final class LintReports {
    private LintReports() {}

    static String sarif(List<LintFinding> found) {
        var log = Json.object();
        log.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json").put("version", "2.1.0");
        var run = log.putArray("runs").addObject();
        var driver = run.putObject("tool").putObject("driver");
        driver.put("name", "netwright").put("version", NetwrightVersion.number());
        var codes = found.stream().map(LintFinding::code).distinct().sorted().toList();
        var rules = driver.putArray("rules");
        for (var code : codes) {
            var rule = rules.addObject().put("id", code);
            Codes.find(code)
                    .ifPresent(
                            it -> rule.putObject("shortDescription").put("text", it.explanation()));
            found.stream()
                    .filter(it -> it.code().equals(code) && !it.link().isEmpty())
                    .findFirst()
                    .ifPresent(it -> rule.put("helpUri", it.link()));
        }
        run.put("columnKind", "unicodeCodePoints");
        var results = run.putArray("results");
        for (var it : found) {
            result(it, codes.indexOf(it.code()), results.addObject());
        }
        return Json.pretty(log) + "\n";
    }

    private static void result(LintFinding it, int rule, ObjectNode result) {
        var diagnostic = it.diagnostic();
        result.put("ruleId", it.code())
                .put("ruleIndex", rule)
                .put("level", level(diagnostic.severity()));
        var hint = diagnostic.hint();
        var text = diagnostic.message().text() + (hint == null ? "" : "\n" + hint.text());
        result.putObject("message").put("text", text);
        var location = result.putArray("locations").addObject();
        var place = location.putObject("physicalLocation");
        place.putObject("artifactLocation").put("uri", uri(diagnostic.at().file()));
        var start = diagnostic.at().start();
        var end = diagnostic.at().end();
        place.putObject("region")
                .put("startLine", start.line())
                .put("startColumn", start.column())
                .put("endLine", end.line())
                .put("endColumn", end.column());
        if (it.resource() != null) {
            location.putArray("logicalLocations")
                    .addObject()
                    .put("fullyQualifiedName", LintVerb.name(it.resource()));
        }
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "note";
        };
    }

    private static String uri(String file) {
        try {
            return new URI(null, null, file, null).toASCIIString();
        } catch (URISyntaxException _) {
            return file;
        }
    }

    /// A finding is a test case; it fails from that severity on.
    static String junit(List<LintFinding> found, Severity failOn) {
        var cases = new ArrayList<String>();
        int failures = 0;
        for (var it : found) {
            var diagnostic = it.diagnostic();
            boolean failed = diagnostic.severity().compareTo(failOn) <= 0;
            failures += failed ? 1 : 0;
            var head =
                    "    <testcase classname=\"%s\" name=\"%s\">\n"
                            .formatted(
                                    xml(diagnostic.at().file()),
                                    xml(
                                            "%s %s %s"
                                                    .formatted(
                                                            it.code(),
                                                            diagnostic.at().start(),
                                                            diagnostic.message().text())));
            var body = xml(diagnostic.toString());
            cases.add(
                    head
                            + (failed
                                    ? "      <failure type=\"%s\" message=\"%s\">%s</failure>\n"
                                            .formatted(
                                                    diagnostic.severity().text(),
                                                    xml(diagnostic.message().text()),
                                                    body)
                                    : "      <system-out>" + body + "</system-out>\n")
                            + "    </testcase>\n");
        }
        if (cases.isEmpty()) {
            cases.add("    <testcase classname=\"netwright\" name=\"no findings\"/>\n");
        }
        return """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites>
          <testsuite name="netwright lint" tests="%d" failures="%d" errors="0">
        %s  </testsuite>
        </testsuites>
        """
                .formatted(cases.size(), failures, String.join("", cases));
    }

    /// Text within XML 1.0: marks escaped, characters that it has no place for replaced.
    private static String xml(String text) {
        var out = new StringBuilder();
        text.codePoints()
                .forEach(
                        c -> {
                            switch (c) {
                                case '<' -> out.append("&lt;");
                                case '>' -> out.append("&gt;");
                                case '&' -> out.append("&amp;");
                                case '"' -> out.append("&quot;");
                                case '\n' -> out.append("&#10;");
                                default -> out.appendCodePoint(isXml(c) ? c : 0xfffd);
                            }
                        });
        return out.toString();
    }

    private static boolean isXml(int c) {
        return (c >= ' ' && c <= 0xd7ff)
                || c == '\t'
                || (c >= 0xe000 && c <= 0xfffd)
                || c >= 0x10000;
    }
}
