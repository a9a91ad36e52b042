package io.netwright.model.helm;

import io.netwright.model.diag.Diagnostic;
import io.netwright.model.diag.Fault;
import io.netwright.model.diag.SourceRange;
import io.netwright.model.manifest.FieldNames;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// A `helm install`, `upgrade` or `template` command.
///
/// @param release null where none is given (`--generate-name`)
/// @param values in the order in which Helm takes them: files first, then JSON, typed, text, file
///   and literal values
/// @param reuse `--reuse-values`: the values of the release before hold beside these
record HelmCommand(
        String verb,
        @Nullable String release,
        Snippet chart,
        @Nullable String namespace,
        @Nullable String version,
        List<Given> values,
        boolean reuse) {
    HelmCommand {
        values = List.copyOf(values);
    }

    /// What an option gives, by its name without dashes.
    record Given(String option, Snippet text) {}

    private static final List<String> VERBS = List.of("install", "upgrade", "template");
    private static final List<String> VALUES =
            List.of("values", "set-json", "set", "set-string", "set-file", "set-literal");
    private static final List<String> WITH_ARGUMENT =
            List.of(
                    "namespace",
                    "version",
                    "values",
                    "set",
                    "set-string",
                    "set-file",
                    "set-json",
                    "set-literal",
                    "repo",
                    "kube-context",
                    "kubeconfig",
                    "timeout",
                    "description",
                    "name-template",
                    "ca-file",
                    "cert-file",
                    "key-file",
                    "username",
                    "password",
                    "keyring",
                    "post-renderer",
                    "post-renderer-args",
                    "output",
                    "history-max",
                    "kube-apiserver",
                    "kube-as-user",
                    "kube-as-group",
                    "kube-ca-file",
                    "kube-tls-server-name",
                    "kube-token",
                    "registry-config",
                    "repository-cache",
                    "repository-config",
                    "labels",
                    "burst-limit",
                    "qps",
                    "api-versions",
                    "kube-version",
                    "show-only",
                    "output-dir",
                    "content-cache");
    private static final List<String> ALONE =
            List.of(
                    "install",
                    "create-namespace",
                    "wait",
                    "wait-for-jobs",
                    "atomic",
                    "force",
                    "dry-run",
                    "debug",
                    "devel",
                    "dependency-update",
                    "disable-openapi-validation",
                    "enable-dns",
                    "generate-name",
                    "hide-notes",
                    "hide-secret",
                    "insecure-skip-tls-verify",
                    "kube-insecure-skip-tls-verify",
                    "no-hooks",
                    "pass-credentials",
                    "plain-http",
                    "render-subchart-notes",
                    "replace",
                    "skip-crds",
                    "skip-schema-validation",
                    "take-ownership",
                    "verify",
                    "reuse-values",
                    "reset-values",
                    "reset-then-reuse-values",
                    "cleanup-on-fail",
                    "include-crds",
                    "is-upgrade",
                    "release-name",
                    "skip-tests",
                    "validate",
                    "rollback-on-failure",
                    "force-conflicts",
                    "force-replace",
                    "server-side",
                    "help");

    /// The commands of a script that install something; others (`helm repo add`, `kubectl`) are
    /// passed over.
    static List<HelmCommand> read(Snippet script, Consumer<Diagnostic> problems) {
        var commands = new ArrayList<HelmCommand>();
        for (var words : ShellWords.commands(script)) {
            int helm = 0;
            while (helm < words.size() && !isHelm(words.get(helm).text())) {
                helm++; // `$ helm`, `sudo helm`, `HELM_DRIVER=… helm`
            }
            if (helm < words.size() && helm <= 3) {
                var rest = words.subList(helm + 1, words.size());
                var command = new Reading(problems).read(words.get(helm).at(), rest);
                if (command != null) {
                    commands.add(command);
                }
            }
        }
        return commands;
    }

    private static boolean isHelm(String word) {
        return word.equals("helm") || word.endsWith("/helm") || word.equals("helm3");
    }

    private static final class Reading {
        private final Consumer<Diagnostic> problems;
        private final List<Snippet> named = new ArrayList<>();
        private final List<Given> given = new ArrayList<>();
        private @Nullable String namespace;
        private @Nullable String version;
        private boolean reuse;
        private boolean unnamed;

        Reading(Consumer<Diagnostic> problems) {
            this.problems = problems;
        }

        @Nullable HelmCommand read(SourceRange at, List<Snippet> words) {
            for (int i = 0; i < words.size(); i++) {
                var word = words.get(i);
                var text = word.text();
                if (text.matches("[0-9]*[<>].*") && !text.matches("<[A-Za-z0-9_-]+>.*")) {
                    i += text.matches("[0-9]*[<>]+") ? 1 : 0; // a redirection and its file
                } else if (text.startsWith("-") && text.length() > 1) {
                    i += option(word, i + 1 < words.size() ? words.get(i + 1) : null);
                } else {
                    named.add(word);
                }
                if (named.size() == 1 && !VERBS.contains(named.getFirst().text())) {
                    return null;
                }
            }
            return named.isEmpty() ? null : command(at);
        }

        private @Nullable HelmCommand command(SourceRange at) {
            var verb = named.getFirst().text();
            boolean nameless = unnamed || verb.equals("template");
            if (named.size() < (nameless ? 2 : 3)) {
                refuse(at, "helm %s needs %s".formatted(verb, "a release and a chart"), null);
                return null;
            }
            boolean both = named.size() > 2;
            var values =
                    VALUES.stream()
                            .flatMap(it -> given.stream().filter(own -> own.option.equals(it)))
                            .toList();
            return new HelmCommand(
                    verb,
                    both ? named.get(1).text() : null,
                    named.get(both ? 2 : 1),
                    namespace,
                    version,
                    values,
                    reuse);
        }

        /// How many words after it belong to it.
        private int option(Snippet word, @Nullable Snippet next) {
            var text = word.text();
            int equals = text.indexOf('=');
            boolean longer = text.startsWith("--");
            var name = equals < 0 ? text : text.substring(0, equals);
            name = longer ? name.substring(2) : shorthand(name);
            Snippet argument = equals < 0 ? null : word.part(equals + 1, text.length());
            if (!longer && argument == null && text.length() > 2) {
                argument = word.part(2, text.length()); // -nkube-system
            }
            if (ALONE.contains(name)) {
                reuse |= name.startsWith("reuse-") || name.startsWith("reset-then");
                unnamed |= name.equals("generate-name");
                return 0;
            }
            if (!WITH_ARGUMENT.contains(name)) {
                var near = FieldNames.nearest(name, options());
                refuse(word.at(), "helm has no option " + text, near == null ? null : "--" + near);
                return 0;
            }
            var value = argument == null ? next : argument;
            if (value == null) {
                refuse(word.at(), "%s needs an argument".formatted(text), null);
                return 0;
            }
            take(name, value);
            return argument == null ? 1 : 0;
        }

        private void take(String name, Snippet value) {
            switch (name) {
                case "namespace" -> namespace = value.text();
                case "version" -> version = value.text();
                case "name-template" -> unnamed = true;
                default -> {
                    if (VALUES.contains(name)) {
                        given.add(new Given(name, value));
                    }
                }
            }
        }

        private static List<String> options() {
            var all = new ArrayList<>(WITH_ARGUMENT);
            all.addAll(ALONE);
            return all;
        }

        private static String shorthand(String text) {
            return switch (text.substring(0, 2).toLowerCase(Locale.ROOT)) {
                case "-n" -> "namespace";
                case "-f" -> "values";
                case "-i" -> "install";
                case "-g" -> "generate-name";
                case "-o" -> "output";
                case "-l" -> "labels";
                case "-a" -> "api-versions";
                case "-s" -> "show-only";
                case "-h" -> "help";
                default -> text;
            };
        }

        private void refuse(SourceRange at, String why, @Nullable String instead) {
            var hint = instead == null ? null : Fault.HELM_COMMAND.hint("write {}", instead);
            problems.accept(Diagnostic.error(at, Fault.HELM_COMMAND.message(why), hint));
        }
    }
}
