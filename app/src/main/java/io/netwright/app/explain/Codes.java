package io.netwright.app.explain;

import io.netwright.model.diag.Coded;
import io.netwright.model.diag.Fault;
import io.netwright.model.lint.LintCode;
import io.netwright.sim.control.Assumed;
import io.netwright.sim.control.Misfit;
import io.netwright.sim.control.Missing;
import io.netwright.sim.control.Waits;
import io.netwright.sim.dns.DnsAssumed;
import io.netwright.sim.dns.DnsProblem;
import io.netwright.sim.ipam.NoAddress;
import io.netwright.sim.stack.DropReason;
import io.netwright.sim.trace.ReasonCode;
import io.netwright.sim.trace.TraceAssumed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Every code that an answer or a diagnostic may carry: the catalog of catalogs.
public final class Codes {
    private Codes() {}

    /// A code and what it means.
    ///
    /// @param area what it is about, in a word or two
    public record Code(String code, String area, String template, String explanation) {}

    private record Catalog(String area, List<? extends Coded> entries) {
        Catalog(String area, Coded... entries) {
            this(area, List.of(entries));
        }
    }

    private static List<Catalog> catalogs() {
        return List.of(
                new Catalog("files", Fault.values()),
                new Catalog("lint", LintCode.values()),
                new Catalog("cluster", Misfit.values()),
                new Catalog("assumption", Assumed.values()),
                new Catalog("assumption", DnsAssumed.values()),
                new Catalog("assumption", TraceAssumed.values()),
                new Catalog("pod", Waits.values()),
                new Catalog("pod", NoAddress.values()),
                new Catalog("unknown", Missing.values()),
                new Catalog("unknown", DnsProblem.values()),
                new Catalog("reason", ReasonCode.values()));
    }

    public static List<Code> all() {
        var codes = new ArrayList<Code>();
        for (var catalog : catalogs()) {
            for (var it : catalog.entries) {
                codes.add(new Code(it.code(), catalog.area, it.template(), it.explanation()));
            }
        }
        for (var it : DropReason.values()) {
            if (codes.stream().noneMatch(reason -> reason.code.equals(it.name()))) {
                codes.add(new Code(it.name(), "drop", it.text(), it.explanation()));
            }
        }
        return codes;
    }

    /// The catalogs that there are, by the names of their types.
    public static List<String> types() {
        return catalogs().stream()
                .map(it -> it.entries.getFirst().getClass().getSimpleName())
                .toList();
    }

    /// What a code stands for; a hint's is its diagnostic's and an `h`.
    public static Optional<Code> find(String asked) {
        var code = asked.strip().toUpperCase(Locale.ROOT);
        return all().stream()
                .filter(it -> code.equals(it.code()) || code.equals(it.code() + "H"))
                .findFirst();
    }

    public static List<String> names() {
        return all().stream().map(Code::code).toList();
    }
}
