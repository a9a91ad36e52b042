package io.netwright.model.manifest;

import io.netwright.model.diag.Fault;
import io.netwright.model.manifest.Syntax.Form;
import io.netwright.model.resource.Placement;
import io.netwright.model.resource.Placement.NodeRequirement;
import io.netwright.model.resource.Placement.NodeTerm;
import io.netwright.model.resource.Placement.PodTerm;
import io.netwright.model.resource.Placement.Spread;
import io.netwright.model.resource.PodSpec.Toleration;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Reads where a pod may run: affinity, spread, tolerations.
///
/// Source: kubernetes `pkg/apis/core/validation/validation.go`, `validateAffinity`,
/// `validateTopologySpreadConstraints`, `ValidateTolerations`.
final class PlacementReader {
    private static final Choices<String> OPERATORS = Choices.words("Exists", "Equal");
    private static final Choices<String> NODE_OPERATORS =
            Choices.words("In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt");
    private static final Choices<Boolean> WHEN =
            new Choices<>(List.of("DoNotSchedule", "ScheduleAnyway"), List.of(true, false));
    private static final Choices<Boolean> HONOR =
            new Choices<>(List.of("Honor", "Ignore"), List.of(true, false));
    private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
    private static final String PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";

    private PlacementReader() {}

    static Placement read(Field spec) {
        var affinity = spec.get("affinity");
        var near = affinity.get("podAffinity");
        var apart = affinity.get("podAntiAffinity");
        for (var pods : List.of(near, apart)) {
            for (var item : pods.get(PREFERRED).items()) {
                weight(item.get("weight"));
                podTerm(item.get("podAffinityTerm").part());
            }
        }
        var nodes = nodes(affinity.get("nodeAffinity"));
        var spread = spread(spec.get("topologySpreadConstraints"));
        var gates = new ArrayList<String>(0);
        for (var item : spec.get("schedulingGates").items()) {
            gates.add(item.get("name").text(""));
        }
        if (!affinity.isSet() && spread.isEmpty() && gates.isEmpty()) {
            return Placement.NONE;
        }
        return new Placement(nodes, podTerms(near), podTerms(apart), spread, gates);
    }

    private static void weight(Field field) {
        field.required().integer(1, 100);
    }

    private static @Nullable List<NodeTerm> nodes(Field affinity) {
        for (var item : affinity.get(PREFERRED).items()) {
            weight(item.get("weight"));
            nodeTerm(item.get("preference"));
        }
        var required = affinity.get(REQUIRED);
        if (!required.isSet()) {
            return null;
        }
        var list = required.get("nodeSelectorTerms").required();
        var terms = new ArrayList<NodeTerm>();
        list.items().forEach(item -> terms.add(nodeTerm(item)));
        if (list.isSet() && terms.isEmpty()) {
            list.error(Fault.MISSING, null);
        }
        return terms;
    }

    private static NodeTerm nodeTerm(Field term) {
        var fields = new ArrayList<NodeRequirement>();
        for (var item : term.get("matchFields").items()) {
            var requirement = requirement(item);
            if (!requirement.key().equals("metadata.name")) {
                item.get("key")
                        .error(Fault.NO_SUCH_VALUE, null, "metadata.name", requirement.key());
            }
            fields.add(requirement);
        }
        var labels = new ArrayList<NodeRequirement>();
        for (var item : term.get("matchExpressions").items()) {
            item.get("key").text(Form.LABEL_KEY);
            labels.add(requirement(item));
        }
        return new NodeTerm(labels, fields);
    }

    private static NodeRequirement requirement(Field item) {
        var key = item.get("key").required().text("");
        var operator = item.get("operator").required().choice(NODE_OPERATORS);
        var values = item.get("values");
        var texts = values.texts();
        if (operator != null) {
            switch (operator) {
                case "In", "NotIn" -> {
                    if (texts.isEmpty()) {
                        values.error(Fault.MISSING, null);
                    }
                }
                case "Gt", "Lt" -> {
                    if (texts.size() != 1) {
                        values.error(Fault.MISSING, Fault.MISSING.hint("one number"));
                    }
                }
                default -> {
                    if (!texts.isEmpty()) {
                        values.error(Fault.NOT_ALLOWED, null, "with operator " + operator);
                    }
                }
            }
        }
        return new NodeRequirement(key, operator == null ? "Exists" : operator, texts);
    }

    private static List<PodTerm> podTerms(Field affinity) {
        var terms = new ArrayList<PodTerm>();
        affinity.get(REQUIRED).items().forEach(item -> terms.add(podTerm(item)));
        return terms;
    }

    private static PodTerm podTerm(Field term) {
        for (var name : term.get("namespaces").items()) {
            name.text(Form.DNS_LABEL);
        }
        var key = term.get("topologyKey").required().text(Form.LABEL_KEY);
        return new PodTerm(
                MetaReader.selector(term.get("labelSelector")),
                key == null ? "" : key,
                term.get("namespaces").texts(),
                MetaReader.selector(term.get("namespaceSelector")),
                term.get("matchLabelKeys").texts(),
                term.get("mismatchLabelKeys").texts());
    }

    private static List<Spread> spread(Field list) {
        var all = new ArrayList<Spread>(0);
        for (var item : list.items()) {
            var skew = item.get("maxSkew").required().integer(1, Integer.MAX_VALUE);
            var key = item.get("topologyKey").required().text(Form.LABEL_KEY);
            var when = item.get("whenUnsatisfiable").required().choice(WHEN);
            var domains = item.get("minDomains").integer(1, Integer.MAX_VALUE);
            if (domains != null && Boolean.FALSE.equals(when)) {
                item.get("minDomains").error(Fault.NOT_ALLOWED, null, "with ScheduleAnyway");
            }
            var affinity = item.get("nodeAffinityPolicy").choice(HONOR);
            var taints = item.get("nodeTaintsPolicy").choice(HONOR);
            var spread =
                    new Spread(
                            skew == null ? 1 : skew,
                            key == null ? "" : key,
                            when == null || when,
                            MetaReader.selector(item.get("labelSelector")),
                            domains,
                            affinity == null || affinity,
                            taints != null && taints,
                            item.get("matchLabelKeys").texts());
            for (var other : all) {
                if (other.topologyKey().equals(spread.topologyKey())
                        && other.hard() == spread.hard()) {
                    item.error(Fault.ITEM_TWICE, null, spread.topologyKey());
                }
            }
            all.add(spread);
        }
        return all;
    }

    static List<Toleration> tolerations(Field list) {
        var tolerations = new ArrayList<Toleration>(0);
        for (var item : list.items()) {
            var key = item.get("key").unlessEmpty();
            key.text(Form.LABEL_KEY);
            var operator = item.get("operator").unlessEmpty();
            var word = operator.choice(OPERATORS);
            boolean exists = "Exists".equals(word);
            var value = item.get("value").unlessEmpty();
            if (!key.isSet() && !exists) {
                operator.error(
                        Fault.BAD_VALUE,
                        Fault.BAD_VALUE.hint("only Exists goes without a key"),
                        operator.text("Equal"),
                        "Exists");
            } else if (exists && value.isSet()) {
                operator.error(Fault.NOT_ALLOWED, null, "to Exists with a value");
            } else if (!exists) {
                value.text(Form.LABEL_VALUE);
            }
            var effect = item.get("effect").unlessEmpty();
            var effectWord = effect.choice(PodReader.EFFECTS);
            if (item.get("tolerationSeconds").isSet() && !"NoExecute".equals(effectWord)) {
                effect.error(
                        Fault.BAD_VALUE,
                        null,
                        effect.text(""),
                        "NoExecute, which tolerationSeconds needs");
            }
            tolerations.add(new Toleration(key.text(), word, value.text(), effectWord));
        }
        return tolerations;
    }
}
