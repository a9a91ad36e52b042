package io.netwright.sim.dns;

import io.netwright.sim.dns.Corefile.Directive;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Rewrites the names of questions and, where asked to, those of answers (R9.25). Source: CoreDNS
/// `plugin/rewrite/name.go`.
///
/// @param goesOn do later rules see the rewritten name (`continue`)
/// @param answersBack do answers carry the name that was asked for
record RewritePlugin(boolean goesOn, Kind kind, String from, String to, boolean answersBack)
        implements Plugin {
    /// How `from` is compared.
    enum Kind {
        EXACT,
        PREFIX,
        SUFFIX,
        SUBSTRING,
        REGEX
    }

    /// Empty for the rules that are not modelled: other fields than names, rewriting answers by
    /// patterns of their own.
    static Optional<RewritePlugin> read(Directive directive) {
        var words = new ArrayList<>(directive.arguments());
        directive.body().forEach(it -> words.addAll(it.words()));
        boolean goesOn = false;
        if (!words.isEmpty() && List.of("stop", "continue").contains(words.getFirst())) {
            goesOn = words.removeFirst().equals("continue");
        }
        if (words.size() < 3 || !words.removeFirst().equals("name")) {
            return Optional.empty();
        }
        var kind = Kind.EXACT;
        for (var it : Kind.values()) {
            if (it.name().equalsIgnoreCase(words.getFirst()) && words.size() >= 3) {
                kind = it;
                words.removeFirst();
                break;
            }
        }
        boolean auto = words.size() == 4 && words.subList(2, 4).equals(List.of("answer", "auto"));
        if ((words.size() != 2 && !auto) || (kind == Kind.REGEX && !isPattern(words.get(0)))) {
            return Optional.empty();
        }
        return Optional.of(
                new RewritePlugin(
                        goesOn, kind, words.get(0), words.get(1), auto || kind == Kind.EXACT));
    }

    private static boolean isPattern(String text) {
        try {
            Pattern.compile(text);
            return true;
        } catch (PatternSyntaxException _) {
            return false;
        }
    }

    @Override
    public Answer serve(Question question, Scene scene, Next next) {
        var changed = rewritten(question.name());
        if (changed.isEmpty()) {
            return next.serve(question);
        }
        var name = changed.get();
        var answer = next.serve(question.withName(name));
        return answersBack
                ? answer.mapped(it -> it.name().matches(name) ? it.withName(question.name()) : it)
                : answer;
    }

    private Optional<DnsName> rewritten(DnsName name) {
        var text = name.lower();
        var pattern = from.toLowerCase(Locale.ROOT);
        return switch (kind) {
            case EXACT ->
                    name.matches(DnsName.of(from)) ? Optional.of(DnsName.of(to)) : Optional.empty();
            case PREFIX ->
                    text.startsWith(pattern)
                            ? Optional.of(DnsName.of(to + text.substring(pattern.length())))
                            : Optional.empty();
            case SUFFIX -> {
                var end = pattern.endsWith(".") ? pattern : pattern + ".";
                yield text.endsWith(end)
                        ? Optional.of(
                                DnsName.of(text.substring(0, text.length() - end.length()) + to))
                        : Optional.empty();
            }
            case SUBSTRING ->
                    text.contains(pattern)
                            ? Optional.of(DnsName.of(text.replace(pattern, to)))
                            : Optional.empty();
            case REGEX -> {
                var matcher = Pattern.compile(from).matcher(text);
                yield matcher.find() ? Optional.of(DnsName.of(filled(matcher))) : Optional.empty();
            }
        };
    }

    /// `to` with `{0}`, `{1}`, … replaced by what the groups matched.
    private String filled(Matcher matcher) {
        var text = to;
        for (int i = 0; i <= matcher.groupCount(); i++) {
            var group = matcher.group(i);
            text = text.replace("{" + i + "}", group == null ? "" : group);
        }
        return text;
    }
}
