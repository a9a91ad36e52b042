package io.netwright.sim.trace;

import io.netwright.model.diag.Part;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.ResourceKey;
import io.netwright.sim.compile.Compiled;
import io.netwright.sim.fabric.Device;
import io.netwright.sim.fabric.Entry;
import io.netwright.sim.fabric.FdbEntry;
import io.netwright.sim.fabric.Neighbor;
import io.netwright.sim.fabric.NetworkNamespace;
import io.netwright.sim.fabric.Route;
import io.netwright.sim.fabric.Rule;
import io.netwright.sim.fabric.Table;
import io.netwright.sim.fabric.Target;
import io.netwright.sim.origin.Origin;
import io.netwright.sim.packet.Header;
import io.netwright.sim.run.Step;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Turns recorded steps into sentences; steps that say nothing to people are empty.
final class Sentences {
    /// Chains that mark a packet for a masquerade that comes later: why, the rule says that leads
    /// there.
    private static final List<String> MARK_CHAINS =
            List.of("KUBE-MARK-MASQ", "mark-for-masquerade");

    private static final String NODE = "node/";

    private final Compiled compiled;
    private final Denials denials;
    private final HealthChecks healthChecks;
    private @Nullable Origin marked;
    private @Nullable Step routed;

    Sentences(Compiled compiled) {
        this.compiled = compiled;
        this.denials = new Denials(compiled);
        this.healthChecks = new HealthChecks(compiled.cluster());
    }

    Origin origin(@Nullable Entry entry) {
        return compiled.origins().get(entry == null ? 0 : entry.origin());
    }

    String place(Step step) {
        return compiled.fabric().namespaces().get(step.namespace()).name();
    }

    /// The pod that a namespace belongs to as a link, else the namespace's name.
    private Part where(Step step) {
        var namespace = compiled.fabric().namespaces().get(step.namespace());
        int slash = namespace.name().indexOf('/');
        return namespace.kind() == NetworkNamespace.Kind.POD && slash > 0
                ? Part.of(
                        ResourceKey.core(
                                "Pod",
                                namespace.name().substring(0, slash),
                                namespace.name().substring(slash + 1)))
                : Part.of(namespace.name());
    }

    private Device device(int id) {
        return compiled.fabric().devices().get(id);
    }

    /// @param before the step of the same flow before this one, null for the first
    /// @param after the step of the same flow after this one, null for the last
    Optional<Said> say(Step step, @Nullable Step before, @Nullable Step after) {
        var inner = Inner.of(step.before().packet());
        if (inner == null) {
            return Optional.empty();
        }
        return switch (step.stage()) {
            case SEND -> said("send", ReasonCode.SENT.of(where(step), inner.summary()));
            case ROUTE -> route(step);
            case NEIGHBOR -> neighbor(step);
            case BRIDGE -> said("bridge", ReasonCode.BRIDGED.of(device(step.device()).name()));
            case TRANSMIT -> transmit(step);
            case ENCAPSULATE -> encapsulate(step);
            case DECAPSULATE -> decapsulate(step);
            case RULE -> rule(step, before, after, inner);
            case POLICY -> Optional.empty();
            case BALANCE -> dnat(step, origin(step.entry()));
            case TRANSLATE -> translate(step, inner);
            case FRAGMENT ->
                    said("fragment", ReasonCode.FRAGMENTED.of(device(step.device()).name()));
            case DELIVER -> Optional.of(Said.end("deliver", delivered(step, inner)));
            case ANSWER -> answer(step);
            case DROP ->
                    isTold(step)
                            ? Optional.empty()
                            : Optional.of(Said.end("drop", denials.drop(step, where(step), inner)));
            case RECEIVE, CONNTRACK -> Optional.empty();
        };
    }

    private Reason delivered(Step step, Inner inner) {
        var place = place(step);
        var ports = inner.ports();
        return Optional.ofNullable(ports instanceof Header.Tcp tcp ? tcp : null)
                .filter(_ -> place.startsWith(NODE))
                .flatMap(
                        it ->
                                healthChecks.answer(
                                        place.substring(NODE.length()), it.destinationPort()))
                .orElseGet(() -> ReasonCode.DELIVERED.of(where(step), inner.service()));
    }

    /// What it means that a socket gets an answer.
    Said back(Step step, Said said) {
        return new Said(said.action(), ReasonCode.REPLY_ARRIVED.of(where(step)), said.end());
    }

    private static Optional<Said> said(String action, Reason why) {
        return Optional.of(Said.of(action, why));
    }

    /// Has the rule that dropped it been told already?
    private static boolean isTold(Step step) {
        return step.entry() instanceof Rule;
    }

    private static Reason at(Origin origin, ReasonCode code, Object... values) {
        return code.at(origin.resource(), origin.field(), values);
    }

    static String text(Origin origin) {
        return origin.text().isEmpty() ? "made by the " + origin.agent() : origin.text();
    }

    /// A packet that a host makes itself is routed twice, before and after its OUTPUT chains.
    private Optional<Said> route(Step step) {
        boolean again =
                routed != null
                        && routed.namespace() == step.namespace()
                        && Objects.equals(routed.entry(), step.entry());
        routed = step;
        if (!(step.entry() instanceof Route route) || again) {
            return Optional.empty();
        }
        var origin = origin(route);
        var ip = step.before().packet().ip();
        return said(
                "route",
                at(
                        origin,
                        ReasonCode.ROUTED,
                        ip == null ? "?" : ip.destination(),
                        text(route),
                        text(origin)));
    }

    private String text(Route route) {
        var text = new StringBuilder();
        text.append(route.destination().length() == 0 ? "default" : route.destination());
        if (route.gateway() != null) {
            text.append(" via ").append(route.gateway());
        }
        if (route.device() != Device.NONE) {
            text.append(" dev ").append(device(route.device()).name());
        }
        return text.toString();
    }

    private Optional<Said> neighbor(Step step) {
        if (!(step.entry() instanceof Neighbor neighbor) || neighbor.origin() == 0) {
            return Optional.empty();
        }
        var origin = origin(neighbor);
        return origin.text().isEmpty()
                ? Optional.empty()
                : said(
                        "neighbor",
                        at(
                                origin,
                                ReasonCode.NEIGHBOR_PROGRAMMED,
                                neighbor.address(),
                                neighbor.mac(),
                                text(origin)));
    }

    private Optional<Said> transmit(Step step) {
        routed = null;
        var device = device(step.device());
        return switch (device.kind()) {
            case Device.Kind.Veth _, Device.Kind.Nic _ ->
                    said("transmit", ReasonCode.TRANSMITTED.of(where(step), device.name()));
            case Device.Kind.Loopback _,
                    Device.Kind.Bridge _,
                    Device.Kind.Dummy _,
                    Device.Kind.Vxlan _ ->
                    Optional.empty();
        };
    }

    private Optional<Said> encapsulate(Step step) {
        var origin = origin(step.entry());
        var remote = step.entry() instanceof FdbEntry fdb ? fdb.remote() : null;
        var outer = step.after().packet().ip();
        var vxlan = step.after().packet().first(Header.Vxlan.class);
        return said(
                "encapsulate",
                at(
                        origin,
                        ReasonCode.ENCAPSULATED,
                        vxlan == null ? "?" : vxlan.vni().value(),
                        remote != null ? remote : outer == null ? "?" : outer.destination(),
                        text(origin)));
    }

    private Optional<Said> decapsulate(Step step) {
        var vxlan = step.before().packet().first(Header.Vxlan.class);
        var origin = origin(step.entry());
        return said(
                "decapsulate",
                at(origin, ReasonCode.DECAPSULATED, vxlan == null ? "?" : vxlan.vni().value()));
    }

    private Optional<Said> translate(Step step, Inner inner) {
        var changed = Inner.of(step.after().packet());
        if (changed == null || changed.tuple().equals(inner.tuple())) {
            return Optional.empty();
        }
        boolean source = !changed.source().equals(inner.source());
        return said(
                "translate",
                ReasonCode.TRANSLATED_BACK.of(
                        source ? inner.source() : inner.destination(),
                        source ? changed.source() : changed.destination()));
    }

    private Optional<Said> answer(Step step) {
        var answer = Inner.of(step.after().packet());
        if (answer == null) {
            return Optional.empty();
        }
        return answer.icmp() == null
                ? said("RST", ReasonCode.ANSWERED_RESET.of(where(step)))
                : said(
                        "ICMP error",
                        ReasonCode.ANSWERED_ERROR.of(where(step), Denials.meaning(answer.icmp())));
    }

    private Optional<Said> rule(
            Step step, @Nullable Step before, @Nullable Step after, Inner inner) {
        var filter = step.filter();
        if (!(step.entry() instanceof Rule rule) || filter == null) {
            return Optional.empty();
        }
        var origin = origin(rule, filter, before);
        if (MARK_CHAINS.contains(filter.chain().name()) && before != null) {
            marked = origin(before.entry());
        } else if (setsMark(filter, rule)) {
            marked = origin;
        }
        return switch (Objects.requireNonNull(filter.target())) {
            case Target.Drop _ ->
                    Optional.of(Said.end("drop", denials.rule(step, filter, origin, inner)));
            case Target.Reject _ ->
                    Optional.of(Said.end("reject", denials.rule(step, filter, origin, inner)));
            case Target.Dnat _ -> dnat(step, origin);
            case Target.Snat _, Target.Masquerade _ -> masquerade(step, origin, inner);
            case Target.SetMark _ ->
                    isPolicy(origin) && accepts(filter, after)
                            ? admitted(origin)
                            : Optional.empty();
            case Target.Accept _ -> isPolicy(origin) ? admitted(origin) : Optional.empty();
            case Target.Return _,
                    Target.Jump _,
                    Target.Goto _,
                    Target.NoTrack _,
                    Target.Lookup _,
                    Target.AtRandom _,
                    Target.Continue _ ->
                    Optional.empty();
        };
    }

    /// Whose a rule is: in nftables that of the map's element that decided, or that led here.
    private Origin origin(Rule rule, Step.Filter filter, @Nullable Step before) {
        var element = filter.element();
        var own = origin(element == null ? rule : element);
        var led = before == null ? null : before.filter();
        return own.resource() == null && led != null && led.element() != null
                ? origin(led.element())
                : own;
    }

    /// Does it mark the packet for a masquerade that comes later, as nftables rules do?
    private static boolean setsMark(Step.Filter filter, Rule rule) {
        return filter.table().tool() == Table.Tool.NFT
                && rule.target() instanceof Target.SetMark(int value, int mask)
                && value == mask;
    }

    private static boolean isPolicy(Origin origin) {
        return origin.resource() != null && origin.resource().kind().equals("NetworkPolicy");
    }

    /// A policy agent's rule that accepts sets a mark, and the next rule returns.
    private static boolean accepts(Step.Filter filter, @Nullable Step after) {
        return after != null
                && after.filter() != null
                && after.filter().chain().name().equals(filter.chain().name())
                && after.entry() instanceof Rule next
                && next.target() instanceof Target.Return;
    }

    private static Optional<Said> admitted(Origin origin) {
        var policy = origin.resource();
        return said(
                "accept",
                at(
                        origin,
                        ReasonCode.POLICY_ADMITTED,
                        policy == null ? "a policy" : policy,
                        origin.text()));
    }

    private Optional<Said> dnat(Step step, Origin origin) {
        var changed = Inner.of(step.after().packet());
        if (changed == null) {
            return Optional.empty();
        }
        var service = origin.resource();
        return said(
                "DNAT",
                service != null && service.kind().equals("Service")
                        ? at(
                                origin,
                                ReasonCode.SERVICE_DNAT,
                                service,
                                endpoint(origin.text(), changed))
                        : at(origin, ReasonCode.DNAT, changed.destination(), text(origin)));
    }

    /// `10.244.3.3:8080, pod shop/web-0`, as the agent wrote it.
    private static String endpoint(String text, Inner changed) {
        int at = text.indexOf(" endpoint ");
        return at < 0 ? changed.destination() : text.substring(at + " endpoint ".length());
    }

    private Optional<Said> masquerade(Step step, Origin origin, Inner inner) {
        var changed = Inner.of(step.after().packet());
        if (changed == null || changed.tuple().equals(inner.tuple())) {
            return Optional.empty();
        }
        var why = origin.resource() == null && marked != null ? marked : origin;
        return said(
                "SNAT",
                why.resource() == null
                        ? ReasonCode.MASQUERADED.at(
                                null, FieldPath.ROOT, changed.source(), text(why))
                        : at(why, ReasonCode.MASQUERADED, changed.source(), text(why)));
    }
}
