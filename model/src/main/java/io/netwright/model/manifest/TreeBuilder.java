package io.netwright.model.manifest;

import io.netwright.model.diag.Fault;
import io.netwright.model.diag.Message;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Builds the trees of one section from the parser's events. Neither recurses, so depth costs no
/// stack; aliases share their anchor's node, within a budget of what they stand for.
final class TreeBuilder {
    static final int MAX_DEPTH = 100;
    static final int MAX_REPEATED = 1_000_000;

    private static final LoadSettings SETTINGS =
            LoadSettings.builder()
                    .setLabel("")
                    .setCodePointLimit(Integer.MAX_VALUE)
                    .setMaxAliasesForCollections(Integer.MAX_VALUE)
                    .build();

    /// What an anchor marks; `values` and `height` count what it contains, itself included.
    private record Anchored(YamlNode node, int values, int height) {}

    private final Finding.Sink findings;
    private final SharedTexts shared;
    private final CharOffsets offsets;
    private final String text;
    private final ArrayDeque<Frame> stack = new ArrayDeque<>();
    private final Map<String, Anchored> anchors = new HashMap<>(0);
    private final List<YamlNode> roots = new ArrayList<>(1);
    private int repeated;

    private TreeBuilder(String text, SharedTexts shared, Finding.Sink findings) {
        this.text = text;
        this.shared = shared;
        this.findings = findings;
        this.offsets = CharOffsets.of(text);
    }

    /// The documents of a section, mostly one; none if it has an error.
    static List<YamlNode> read(String text, SharedTexts shared, Finding.Sink findings) {
        var builder = new TreeBuilder(text, shared, findings);
        if (builder.isReadable() && builder.read()) {
            return builder.roots;
        }
        return List.of();
    }

    /// The parser's time grows with the square of a one-line scalar's length.
    private boolean isReadable() {
        int from = LongScalars.find(text);
        if (from < 0) {
            return true;
        }
        findings.error(from, from + 1, Fault.LONG_LINE.message(LongScalars.LIMIT), null);
        return false;
    }

    private boolean read() {
        try {
            var parser = new ParserImpl(SETTINGS, new StreamReader(SETTINGS, text));
            while (parser.hasNext()) {
                if (!take(parser.next())) {
                    return false;
                }
            }
            return true;
        } catch (MarkedYamlEngineException e) {
            int at =
                    e.getProblemMark()
                            .map(mark -> offsets.toChars(mark.getIndex()))
                            .orElse(text.length());
            fail(Math.min(at, text.length()), e.getProblem());
        } catch (ReaderException e) {
            int at = text.indexOf(Character.toString(e.getCodePoint()));
            fail(Math.max(0, at), "character U+%04X".formatted(e.getCodePoint()));
        } catch (YamlEngineException e) {
            fail(0, String.valueOf(e.getMessage()));
        }
        return false;
    }

    private void fail(int at, String problem) {
        var hint =
                problem.contains("TAB")
                        ? Fault.SYNTAX.hint("indent with spaces; YAML allows no tabs there")
                        : SyntaxHints.of(problem, text, at);
        int end = Math.min(text.length(), at + 1);
        findings.error(at, end, Fault.SYNTAX.message(SyntaxHints.words(problem)), hint);
    }

    private boolean take(Event event) {
        switch (event.getEventId()) {
            case DocumentStart -> anchors.clear();
            case Scalar -> {
                return scalar((ScalarEvent) event);
            }
            case Alias -> {
                return alias((AliasEvent) event);
            }
            case SequenceStart, MappingStart -> {
                if (stack.size() >= MAX_DEPTH) {
                    return refuse(event, Fault.TOO_DEEP.message(MAX_DEPTH));
                }
                var start = (CollectionStartEvent) event;
                boolean mapping = event.getEventId() == Event.ID.MappingStart;
                stack.push(new Frame(mapping, start.isFlow(), start(event), anchorOf(start)));
            }
            case SequenceEnd, MappingEnd -> {
                var frame = stack.pop();
                var node = frame.close(end(event), findings);
                if (frame.anchor != null) {
                    // Only now, so that nothing contains itself.
                    anchors.put(frame.anchor, new Anchored(node, frame.values, frame.height));
                }
                return add(node, event, frame.values, frame.height);
            }
            case StreamStart, StreamEnd, DocumentEnd, Comment -> {}
        }
        return true;
    }

    private boolean scalar(ScalarEvent event) {
        boolean plain = event.isPlain();
        var tag = event.getTag();
        if (tag.isPresent()) {
            plain =
                    switch (tag.get()) {
                        case "tag:yaml.org,2002:int",
                                "tag:yaml.org,2002:float",
                                "tag:yaml.org,2002:bool",
                                "tag:yaml.org,2002:null" ->
                                true;
                        case "tag:yaml.org,2002:str", "!" -> false;
                        default -> plain;
                    };
        }
        int start = start(event);
        var text = shared.value(event.getValue());
        var node = new YamlNode.Scalar(text, plain, start, end(event));
        var anchor = anchorOf(event);
        if (anchor != null) {
            anchors.put(anchor, new Anchored(node, 1, 0));
        }
        return add(node, event, 1, 0);
    }

    private boolean alias(AliasEvent event) {
        var name = event.getAlias().getValue();
        var anchored = anchors.get(name);
        if (anchored == null) {
            return refuse(event, Fault.NO_ANCHOR.message(name));
        }
        repeated = Math.min(Integer.MAX_VALUE / 4, repeated + anchored.values);
        if (repeated > MAX_REPEATED) {
            return refuse(event, Fault.TOO_MANY_ALIASES.message(MAX_REPEATED));
        }
        if (stack.size() + anchored.height > MAX_DEPTH) {
            return refuse(event, Fault.TOO_DEEP.message(MAX_DEPTH));
        }
        return add(anchored.node, event, anchored.values, anchored.height);
    }

    /// Adds a finished node to what it is in.
    private boolean add(YamlNode node, Event event, int values, int height) {
        var frame = stack.peek();
        if (frame == null) {
            roots.add(node);
            return true;
        }
        frame.count(values, height);
        if (!frame.mapping) {
            frame.items.add(node);
            return true;
        }
        if (frame.expectsKey()) {
            var name = node instanceof YamlNode.Scalar scalar ? Numbers.keyName(scalar) : null;
            if (name == null) {
                return refuse(event, Fault.BAD_KEY.message(node.words()));
            }
            frame.key(shared.key(name), (YamlNode.Scalar) node);
            return true;
        }
        if (!frame.value(node)) {
            return refuse(event, Fault.BAD_MERGE.message(node.words()));
        }
        return true;
    }

    private boolean refuse(Event event, Message message) {
        int start = start(event);
        findings.error(start, Math.max(start, end(event)), message, null);
        return false;
    }

    private static @Nullable String anchorOf(NodeEvent event) {
        var anchor = event.getAnchor();
        return anchor.isPresent() ? anchor.get().getValue() : null;
    }

    private int start(Event event) {
        var mark = event.getStartMark();
        return mark.isPresent() ? offsets.toChars(mark.get().getIndex()) : 0;
    }

    private int end(Event event) {
        var mark = event.getEndMark();
        return mark.isPresent() ? offsets.toChars(mark.get().getIndex()) : 0;
    }
}
