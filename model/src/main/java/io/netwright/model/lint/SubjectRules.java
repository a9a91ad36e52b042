package io.netwright.model.lint;

import io.netwright.model.manifest.Document;

import java.util.List;
import java.util.function.Consumer;

/// The rules that look at one object only. Which of them have something to say is known for as long
/// as its text stays, so that a keystroke asks them of one object and not of thousands.
final class SubjectRules implements Rule {
    private static final List<SubjectRule> ALL =
            List.of(
                    new DeprecatedNodeLabel(),
                    new ContainerPortTwice(),
                    new ProbePortName(),
                    new HostDns());

    @Override
    public void check(View lab, Consumer<Found> out) {
        for (var subject : lab.subjects()) {
            var document = lab.document(subject.key());
            int speaking = document.known(SubjectRules::speaking);
            for (int i = 0; speaking != 0 && i < ALL.size(); i++) {
                if ((speaking & 1 << i) != 0) {
                    ALL.get(i).check(document, subject, out);
                }
            }
        }
    }

    /// A bit for each rule that finds something.
    private static int speaking(Document document) {
        var subject = document.typed().map(Subject::of).orElse(null);
        if (subject == null) {
            return 0;
        }
        int bits = 0;
        for (int i = 0; i < ALL.size(); i++) {
            var found = new boolean[1];
            ALL.get(i).check(document, subject, _ -> found[0] = true);
            bits |= found[0] ? 1 << i : 0;
        }
        return bits;
    }
}
