package io.netwright.sim.dns;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpAddress;
import io.netwright.sim.dns.Corefile.Block;
import io.netwright.sim.dns.Corefile.Directive;
import io.netwright.sim.dns.Corefile.Line;
import io.netwright.sim.dns.Corefile.Problem;
import io.netwright.sim.dns.Corefile.Served;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Reads a Corefile. Source: coredns/caddy `caddyfile/lexer.go` and `parse.go`, CoreDNS
/// `core/dnsserver/address.go`.
final class CorefileReader {
    private final List<Token> tokens;
    private final List<Problem> problems = new ArrayList<>();
    private final LinkedHashMap<String, List<Directive>> snippets = new LinkedHashMap<>();
    private int at;

    private record Token(String text, int line) {}

    private CorefileReader(List<Token> tokens) {
        this.tokens = tokens;
    }

    /// Reads a whole file; the known names are those that may begin a line of a server block.
    static Corefile read(String text, List<String> known) {
        var reader = new CorefileReader(tokens(text));
        var blocks = new ArrayList<Block>();
        while (reader.at < reader.tokens.size()) {
            var block = reader.block(known);
            if (block != null) {
                blocks.add(block);
            }
        }
        if (blocks.isEmpty() && reader.problems.isEmpty()) {
            // Without a server block CoreDNS serves `whoami` on its port.
            blocks.add(
                    new Block(
                            List.of(new Served(DnsName.ROOT, 53)),
                            List.of(new Directive("whoami", List.of(), List.of(), 1))));
        }
        return new Corefile(blocks, reader.problems);
    }

    private @Nullable Block block(List<String> known) {
        var keys = new ArrayList<Token>();
        while (at < tokens.size() && !peek().text.equals("{")) {
            keys.add(tokens.get(at++));
        }
        if (at == tokens.size()) {
            int line = keys.getFirst().line;
            problems.add(new Problem(line, "server block without {"));
            return null;
        }
        int opening = tokens.get(at++).line;
        var directives = new ArrayList<Directive>();
        while (at < tokens.size() && !peek().text.equals("}")) {
            directive(directives, known);
        }
        if (at == tokens.size()) {
            problems.add(new Problem(opening, "server block without }"));
            return null;
        }
        at++;
        if (keys.size() == 1 && keys.getFirst().text.matches("\\(.+\\)")) {
            var name = keys.getFirst().text;
            snippets.put(name.substring(1, name.length() - 1), directives);
            return null;
        }
        var read = new ArrayList<Served>();
        for (var key : keys) {
            for (var one : key.text.split(",", -1)) {
                if (!one.isEmpty()) {
                    addKey(read, one, key.line);
                }
            }
        }
        return new Block(read, directives);
    }

    private void addKey(List<Served> keys, String text, int line) {
        var rest = text;
        int port = 53;
        if (rest.contains("://")) {
            var scheme = rest.substring(0, rest.indexOf("://"));
            port =
                    switch (scheme) {
                        case "dns" -> 53;
                        case "tls", "quic" -> 853;
                        case "grpc", "https", "https3" -> 443;
                        default -> -1;
                    };
            rest = rest.substring(rest.indexOf("://") + 3);
        }
        int colon = rest.lastIndexOf(':');
        if (colon >= 0 && rest.substring(colon + 1).matches("\\d{1,5}")) {
            port = Integer.parseInt(rest.substring(colon + 1));
            rest = rest.substring(0, colon);
        }
        if (port < 0) {
            problems.add(new Problem(line, "no such transport: " + text));
            return;
        }
        for (var zone : zones(rest.isEmpty() ? "." : rest)) {
            keys.add(new Served(zone, port));
        }
    }

    /// A zone; a network stands for its reverse zones, cut at whole labels.
    static List<DnsName> zones(String text) {
        var cidr = Cidr.read(text);
        if (cidr.isEmpty()) {
            return List.of(DnsName.of(text));
        }
        var network = cidr.get();
        int step = network.network().width() == 32 ? 8 : 4;
        var zones = new ArrayList<DnsName>();
        int whole = (network.length() + step - 1) / step;
        long count = 1L << (whole * step - network.length());
        int width = network.network().width();
        for (long i = 0; i < count; i++) {
            var address = plus(network.network(), i, width - whole * step);
            var all = DnsName.reverseOf(address).labels();
            int keep = width / step - whole;
            zones.add(DnsName.of(String.join(".", all.subList(keep, all.size()))));
        }
        return zones;
    }

    private static IpAddress plus(IpAddress address, long count, int shift) {
        return switch (address) {
            case IpAddress.V4 v4 -> v4.plus(count << shift);
            case IpAddress.V6(long high, long low) ->
                    shift >= 64
                            ? new IpAddress.V6(high + (count << (shift - 64)), low)
                            : new IpAddress.V6(high, low + (count << shift));
        };
    }

    private void directive(List<Directive> into, List<String> known) {
        var name = tokens.get(at++);
        var arguments = new ArrayList<String>();
        while (at < tokens.size()
                && peek().line == name.line
                && !peek().text.equals("{")
                && !peek().text.equals("}")) {
            arguments.add(tokens.get(at++).text);
        }
        var body = new ArrayList<Line>();
        if (at < tokens.size() && peek().text.equals("{") && peek().line == name.line) {
            at++;
            while (at < tokens.size() && !peek().text.equals("}")) {
                body.add(line());
            }
            if (at == tokens.size()) {
                problems.add(new Problem(name.line, name.text + " { without }"));
                return;
            }
            at++;
        }
        if (name.text.equals("import") && !arguments.isEmpty()) {
            var snippet = snippets.get(arguments.getFirst());
            if (snippet != null) {
                into.addAll(snippet);
                return;
            }
        } else if (!known.contains(name.text)) {
            problems.add(new Problem(name.line, "Unknown directive '" + name.text + "'"));
            return;
        }
        into.add(new Directive(name.text, arguments, body, name.line));
    }

    /// A line of a body; braces inside it stay words of it.
    private Line line() {
        int line = peek().line;
        var words = new ArrayList<String>();
        int depth = 0;
        while (at < tokens.size()
                && (peek().line == line || depth > 0)
                && (depth > 0 || !peek().text.equals("}"))) {
            var word = tokens.get(at++).text;
            depth += word.equals("{") ? 1 : word.equals("}") ? -1 : 0;
            words.add(word);
        }
        return new Line(words, line);
    }

    private Token peek() {
        return tokens.get(at);
    }

    private static List<Token> tokens(String text) {
        var tokens = new ArrayList<Token>();
        int line = 1;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\n') {
                line++;
                i++;
            } else if (Character.isWhitespace(c)) {
                i++;
            } else if (c == '#') {
                while (i < text.length() && text.charAt(i) != '\n') {
                    i++;
                }
            } else if (c == '"') {
                var word = new StringBuilder();
                int start = line;
                i++;
                while (i < text.length() && text.charAt(i) != '"') {
                    if (text.charAt(i) == '\\' && text.startsWith("\\\"", i)) {
                        i++;
                    }
                    if (text.charAt(i) == '\n') {
                        line++;
                    }
                    word.append(text.charAt(i++));
                }
                i++;
                tokens.add(new Token(word.toString(), start));
            } else {
                int start = i;
                while (i < text.length() && !Character.isWhitespace(text.charAt(i))) {
                    i++;
                }
                tokens.add(new Token(text.substring(start, i), line));
            }
        }
        return tokens;
    }
}
