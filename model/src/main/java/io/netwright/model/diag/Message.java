package io.netwright.model.diag;

import java.util.ArrayList;
import java.util.List;

/// A sentence for people: a code, an English template and its parts. Other languages translate by
/// code, where it is shown.
///
/// @param code such as `NW0107`, or `POLICY_DENIED`; never used again for something else
/// @param template English; each `{}` stands for the next part
public record Message(String code, String template, List<Part> parts) {
    public Message {
        parts = List.copyOf(parts);
    }

    /// A message about some values; see [Part#of].
    public static Message of(String code, String template, Object... values) {
        var parts = new ArrayList<Part>();
        for (var value : values) {
            parts.add(Part.of(value));
        }
        return new Message(code, template, parts);
    }

    /// The English sentence.
    public String text() {
        var text = new StringBuilder();
        int from = 0;
        for (var part : parts) {
            int gap = template.indexOf("{}", from);
            if (gap < 0) {
                break;
            }
            text.append(template, from, gap).append(part.plain());
            from = gap + 2;
        }
        return text.append(template.substring(from)).toString();
    }

    @Override
    public String toString() {
        return text();
    }
}
