package io.netwright.model.manifest;

import io.netwright.model.diag.Fault;
import io.netwright.model.resource.LabelSelector;
import io.netwright.model.resource.LabelSelector.Operator;
import io.netwright.model.resource.LabelSelector.Requirement;
import io.netwright.model.resource.Labels;
import io.netwright.model.resource.ObjectMeta;
import io.netwright.model.resource.ObjectMeta.OwnerReference;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads what objects of all kinds share: metadata, labels and selectors.
///
/// Source: kubernetes apimachinery `pkg/api/validation/objectmeta.go` and
/// `pkg/apis/meta/v1/validation/validation.go`.
final class MetaReader {
    private static final Choices<Operator> OPERATORS =
            Choices.of(Operator::text, List.of(Operator.values()));

    private MetaReader() {}

    /// @param namespace of the object, null for a kind that has none
    static ObjectMeta read(Field meta, Syntax.Form nameForm, @Nullable String namespace) {
        var name = meta.get("name").required().text(nameForm);
        var owners = new ArrayList<OwnerReference>(0);
        var references = meta.get("ownerReferences");
        for (var owner : references.items()) {
            owner.get("uid").required();
            owners.add(
                    new OwnerReference(
                            owner.get("apiVersion").required().text(""),
                            owner.get("kind").required().text(""),
                            owner.get("name").required().text(""),
                            owner.get("controller").isTrue()));
        }
        if (owners.stream().filter(OwnerReference::controller).count() > 1) {
            references.error(Fault.NOT_ALLOWED, null, "to two controllers");
        }
        for (var item : meta.get("finalizers").items()) {
            item.text(Syntax.Form.LABEL_KEY);
        }
        return new ObjectMeta(
                name == null ? "" : name,
                namespace,
                labels(meta.get("labels")),
                annotations(meta.get("annotations")),
                owners,
                meta.get("creationTimestamp").text(),
                meta.get("deletionTimestamp").text());
    }

    /// The namespace that the metadata tell, else `otherwise`.
    static String namespace(Field meta, String otherwise) {
        var field = meta.get("namespace");
        var text = field.text();
        if (text == null || text.isEmpty()) {
            return otherwise;
        }
        var name = field.text(Syntax.Form.DNS_LABEL);
        return name == null ? otherwise : name;
    }

    static Labels labels(Field field) {
        return field.isSet() ? new Labels(labelMap(field)) : Labels.NONE;
    }

    /// Labels as a map, the form of keys and values checked.
    static SortedMap<String, String> labelMap(Field field) {
        var map = new TreeMap<String, String>();
        for (var entry : field.entries()) {
            labelKey(entry, entry.name());
            var value = entry.text("");
            var form = Syntax.Form.LABEL_VALUE;
            if (!form.matches(value)) {
                var hint = Fault.BAD_LABEL.hint("it has {}", form.rule());
                entry.errorOfParent(Fault.BAD_LABEL, hint, value, form.words());
            }
            map.put(entry.name(), value);
        }
        return map;
    }

    static Labels annotations(Field field) {
        if (!field.isSet()) {
            return Labels.NONE;
        }
        var map = new TreeMap<String, String>();
        for (var entry : field.entries()) {
            labelKey(entry, entry.name().toLowerCase(Locale.ROOT));
            var value = entry.text();
            map.put(entry.name(), value == null ? "" : value);
        }
        return new Labels(map);
    }

    private static void labelKey(Field at, String key) {
        var form = Syntax.Form.LABEL_KEY;
        if (!form.matches(key)) {
            at.keyErrorOfParent(
                    Fault.BAD_LABEL,
                    Fault.BAD_LABEL.hint("it has {}", form.rule()),
                    key,
                    form.words());
        }
    }

    /// A selector, null where unset.
    static @Nullable LabelSelector selector(Field field) {
        if (!field.isSet()) {
            return null;
        }
        var requirements = new ArrayList<Requirement>(0);
        for (var item : field.get("matchExpressions").items()) {
            requirements.add(requirement(item));
        }
        return new LabelSelector(labelMap(field.get("matchLabels")), requirements);
    }

    /// A selector of a custom resource, whose server looks at types only; null where it is unset,
    /// or has an operator that nobody knows, of which its controller would tell.
    static @Nullable LabelSelector looseSelector(Field field) {
        if (!field.isSet()) {
            return null;
        }
        var requirements = new ArrayList<Requirement>(0);
        for (var item : field.get("matchExpressions").items()) {
            var word = item.get("operator").text("");
            var operator = OPERATORS.get(word);
            if (operator == null) {
                if (!word.isEmpty()) {
                    var words = String.join(", ", OPERATORS.words());
                    item.get("operator").warning(Fault.NO_SUCH_VALUE, null, words, word);
                }
                return null;
            }
            requirements.add(
                    new Requirement(
                            item.get("key").text(""), operator, item.get("values").texts()));
        }
        return new LabelSelector(looseLabels(field.get("matchLabels")).values(), requirements);
    }

    /// Labels or annotations in a custom resource.
    static Labels looseLabels(Field field) {
        var map = new TreeMap<String, String>();
        for (var entry : field.entries()) {
            if (entry.node() instanceof YamlNode.Scalar scalar
                    && scalar.type() == ScalarType.STRING) {
                map.put(entry.name(), scalar.text());
            }
        }
        return map.isEmpty() ? Labels.NONE : new Labels(map);
    }

    private static Requirement requirement(Field item) {
        var key = item.get("key").required().text(Syntax.Form.LABEL_KEY);
        var operator = item.get("operator").required().choice(OPERATORS);
        var values = item.get("values");
        var texts = new ArrayList<String>();
        for (var value : values.items()) {
            var text = value.text(Syntax.Form.LABEL_VALUE);
            if (text != null) {
                texts.add(text);
            }
        }
        if (operator != null) {
            check(operator, values);
        }
        return new Requirement(
                key == null ? "" : key, operator == null ? Operator.EXISTS : operator, texts);
    }

    private static void check(Operator operator, Field values) {
        boolean some = !values.items().isEmpty();
        switch (operator) {
            case IN, NOT_IN -> {
                if (!some) {
                    values.error(
                            Fault.MISSING,
                            Fault.MISSING.hint(
                                    "operator {} compares with values", operator.text()));
                }
            }
            case EXISTS, DOES_NOT_EXIST -> {
                if (some) {
                    values.error(Fault.NOT_ALLOWED, null, "with operator " + operator.text());
                }
            }
        }
    }

    /// The selector that a workload must have, and that must select its template.
    static LabelSelector ownSelector(Field spec, Labels template) {
        var labels = spec.get("template").part().get("metadata").part().get("labels");
        var field = spec.get("selector").required();
        var selector = selector(field);
        if (selector == null) {
            return LabelSelector.EVERYTHING;
        }
        if (selector.isEmpty()) {
            field.error(Fault.MISSING, Fault.MISSING.hint("name at least one label"));
        } else if (!selector.matches(template)) {
            labels.error(
                    Fault.SELECTOR_MISMATCH,
                    Fault.SELECTOR_MISMATCH.hint("the template's labels are {}", list(template)));
        }
        return selector;
    }

    private static String list(Labels labels) {
        var pairs = new ArrayList<String>();
        labels.values().forEach((key, value) -> pairs.add(key + "=" + value));
        return pairs.isEmpty() ? "none" : String.join(", ", List.copyOf(pairs));
    }
}
