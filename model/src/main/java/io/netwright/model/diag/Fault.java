package io.netwright.model.diag;

import java.util.Optional;

/// What can be wrong with the files of a lab: the catalog of codes, with what each means. A code is
/// never used again for something else.
public enum Fault implements Coded {
    SYNTAX(
            "NW0001",
            "not YAML: {}",
            "The document breaks the grammar of YAML, so nothing in it could be read. Documents"
                    + " before and after it, between their --- lines, are not affected."),
    TOO_DEEP(
            "NW0002",
            "nested deeper than {} levels",
            "No Kubernetes object needs so many levels; such a document is refused."),
    NO_ANCHOR(
            "NW0003",
            "no &{} stands above",
            "An alias (*name) repeats the value that the anchor (&name) marks earlier in the same"
                    + " document."),
    TOO_MANY_ALIASES(
            "NW0004",
            "aliases repeat more than {} values",
            "A short text can stand for billions of values through aliases of aliases; such a"
                    + " document is refused."),
    KEY_TWICE(
            "NW0005",
            "key \"{}\" stands twice in one mapping; the last one wins",
            "kubectl takes the last value without a word. Usually one of the two is a left-over."),
    BAD_KEY(
            "NW0006",
            "a key must be a text, not {}",
            "Keys of a mapping become names of fields, so a list, a mapping or null cannot be"
                    + " one."),
    BAD_MERGE(
            "NW0007",
            "<< merges a mapping or a list of mappings, not {}",
            "The merge key adds the fields of other mappings, mostly through an alias."),
    LONG_LINE(
            "NW0008",
            "a line is longer than {} characters",
            "Such a line is no manifest; reading it would take minutes."),
    AND_MORE(
            "NW0009",
            "and {} more faults like this: {}",
            "Of faults of one kind in one object, in one file and in all, the first thousand"
                    + " are told; the rest are counted."),
    NO_TEXT(
            "NW0010",
            "{}; it is left out",
            "Manifests are text in UTF-8, so nothing in this file could be read. The other files of"
                    + " its folder are not affected."),
    RENDER_FIRST(
            "NW0020",
            "{} makes this folder a {}: its files are not manifests yet",
            "Files of a kustomization or a chart are sources that a tool turns into manifests."
                    + " Render them into one file and open that."),
    NOT_AN_OBJECT(
            "NW0021",
            "not a Kubernetes object: {}",
            "An object is a mapping with apiVersion, kind and metadata. Other documents, such as"
                    + " Helm values, are kept and have no effect."),
    NOT_MODELLED(
            "NW0022",
            "kind {} of {} is not modelled; it is kept and has no effect",
            "Netwright keeps the text and shows the object, but nothing in the simulation depends"
                    + " on it. What rests on such an object is answered with unknown."),
    OLD_VERSION(
            "NW0023",
            "{} is not a version of {} that is read; the object is kept and has no effect",
            "The API server of the modelled version serves the kind under another apiVersion."),
    CHART_VALUES(
            "NW0024",
            "values of the Helm chart {}, which are not applied: the lab does not name them",
            "A values file alone installs nothing, and may be one of several. Name it under"
                + " `values` in the Lab document, and what the chart makes of it becomes part of"
                + " the lab."),
    CHART_COMMAND(
            "NW0025",
            "a command that installs the Helm chart {}, which is not applied: the lab does not"
                    + " name it",
            "Name the file under `helm` in the Lab document, or write the command there, and what"
                    + " the chart makes of its values becomes part of the lab."),
    WRONG_TYPE(
            "NW0101",
            "{} must be {}, not {}",
            "The API server refuses a value of another type. Mind what YAML makes of plain words:"
                    + " yes, no, on, off, y and n are booleans, 0777 is the number 511, and a text"
                    + " that looks like a number needs quotes."),
    MISSING("NW0102", "{} is required", "The API server refuses the object without this field."),
    NO_SUCH_VALUE(
            "NW0103",
            "{} must be one of {}, not \"{}\"",
            "The field takes only these words, in this spelling."),
    OUT_OF_RANGE(
            "NW0104",
            "{} must be from {} to {}, not {}",
            "The API server refuses numbers outside these bounds."),
    BAD_NAME(
            "NW0105",
            "{}: \"{}\" is not {}",
            "Names become parts of DNS names and paths, so their characters and length are"
                    + " limited."),
    BAD_LABEL(
            "NW0106",
            "{}: \"{}\" is not {}",
            "A label key is [PREFIX/]NAME, the prefix a DNS name; a name and a value have up to 63"
                    + " letters, digits, '-', '_' and '.', and begin and end with a letter or a"
                    + " digit."),
    BAD_ADDRESS(
            "NW0108",
            "{}: \"{}\" is not {}",
            "Addresses are written 10.0.0.1 or fd00::1, without leading zeros, length or zone."),
    BAD_CIDR(
            "NW0109",
            "{}: \"{}\" is not a network",
            "Networks are written 10.0.0.0/8 or fd00::/64: an address whose bits after the prefix"
                    + " are zero, and the length of the prefix."),
    EXCLUSIVE(
            "NW0110",
            "{} takes exactly one of {}",
            "The fields exclude each other, and one of them is needed."),
    OBJECT_TWICE(
            "NW0111",
            "{} is declared twice; the other stands at {}",
            "A cluster has one object of a kind, namespace and name. Which of the two was meant"
                    + " only you can tell; the first one is used."),
    ITEM_TWICE("NW0112", "{}: {} stands twice", "The API server wants each of these once."),
    UNKNOWN_FIELD(
            "NW0113",
            "{} is not a field of {}",
            "kubectl refuses unknown fields and the API server drops them, so that what was meant"
                    + " has no effect. The text is kept."),
    NOT_ALLOWED("NW0114", "{} may not be set {}", "The API server refuses this combination."),
    SELECTOR_MISMATCH(
            "NW0115",
            "{} does not match the selector",
            "A workload finds its pods by its selector, so the labels of its template must match."),
    BAD_VALUE("NW0116", "{}: \"{}\" is not {}", "The field takes values of a certain form."),
    TOO_MANY("NW0117", "{} takes at most {} items", "The API server refuses longer lists."),
    TOO_FEW("NW0118", "{} needs at least {} items", "The API server refuses shorter lists."),
    BREAKS_RULE(
            "NW0119",
            "{} breaks a rule of its kind: {}",
            "The definition of a custom resource has rules beyond types and words; the API server"
                    + " refuses an object for which one is false. The rule is written in the Common"
                    + " Expression Language, and self is the field."),
    CALICO_WANTS(
            "NW0120",
            "{}: Calico wants {}",
            "Beyond the definition of the kind Calico has rules of its own. calicoctl and Calico's"
                    + " API server refuse an object that breaks one; where it is stored all the"
                    + " same, Calico's agents ignore it. Source: projectcalico/calico"
                    + " libcalico-go/lib/validator/v3."),
    CILIUM_WANTS(
            "NW0121",
            "{}: Cilium wants {}",
            "Beyond the definition of the kind Cilium has rules of its own. The API server stores"
                    + " an object that breaks one; Cilium's agents and operator do not use it and"
                    + " say so in their logs. Source: cilium/cilium pkg/policy/api."),
    BAD_RULE(
            "NW0125",
            "{} is no rule that Traefik reads: {} (character {})",
            "A rule is made of matchers such as Host(`a.b`) and PathPrefix(`/api`) with &&, ||, !"
                + " and parentheses, in the syntax of Go. The API server takes any text; Traefik"
                + " logs an error and goes on without the route."),
    LAB_TWICE(
            "NW0201",
            "a second {} document; the first stands at {}",
            "A lab has one document that says what manifests cannot, and one that says where boxes"
                    + " stand. The first one is used."),
    BAD_QUANTITY(
            "NW0202",
            "{}: \"{}\" is not {}",
            "Speeds are written 10Gbit, 100Mbit; times 50us, 10ms, 1s."),
    NO_SUCH_FILE(
            "NW0210",
            "the lab has no file {}",
            "Values files and scripts are looked for among the files of the lab, beside the file"
                    + " that names them."),
    HELM_COMMAND("NW0211", "helm refuses the command: {}", "Helm stops before it does anything."),
    OTHER_CHART(
            "NW0212",
            "chart {} is none whose values are understood; it is not applied",
            "Render it with `helm template` and open what that prints."),
    UNKNOWN_VALUE(
            "NW0213",
            "{} is not a value of chart {} {}",
            "Helm takes any value, and templates ask only for those they know: a misspelt one has"
                    + " no effect. A chart of another version may know it."),
    RENAMED_VALUE(
            "NW0214",
            "{} is not a value of chart {} {}: use {}",
            "The value had this name in another version of the chart, or is often taken for one."),
    VALUE_REFUSED(
            "NW0215",
            "chart {} refuses the values: {}",
            "A template of the chart stops with an error, so that nothing is installed."),
    VALUE_IGNORED(
            "NW0216",
            "{} {} is not read",
            "The file is not among the files of the lab. What the chart makes of the value is"
                    + " unknown."),
    VALUES_NOT_MODELLED(
            "NW0217",
            "chart {}: not modelled, so that nothing depends on it: {}",
            "What the chart makes of these values does not change what Netwright answers. Values"
                    + " that steer packets are turned into the objects that the chart would make."),
    MADE_TWICE(
            "NW0218",
            "in the lab itself, and there it holds: {}; {} would make another",
            "An object of a cluster wins over what a chart would make of its values, and kubeadm"
                    + " of its configuration.");

    private final String code;
    private final String template;
    private final String explanation;

    Fault(String code, String template, String explanation) {
        this.code = code;
        this.template = template;
        this.explanation = explanation;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String template() {
        return template;
    }

    @Override
    public String explanation() {
        return explanation;
    }

    /// The fault with that code.
    public static Optional<Fault> coded(String code) {
        for (var fault : values()) {
            if (fault.code().equalsIgnoreCase(code)) {
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }
}
