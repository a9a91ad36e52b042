package io.netwright.app.cli;

import io.netwright.model.diag.Fault;
import io.netwright.sim.control.Assumed;
import io.netwright.sim.control.Misfit;
import io.netwright.sim.dns.DnsAssumed;
import io.netwright.sim.dns.DnsProblem;
import io.netwright.sim.trace.ReasonCode;
import io.netwright.sim.trace.TraceAssumed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Every code that an answer or a diagnostic may carry, one line per catalog.
final class Codes {
    private Codes() {}

    /// A code and what it means.
    record Code(String code, String template, String explanation) {}

    static List<Code> all() {
        var codes = new ArrayList<Code>();
        for (var it : Fault.values()) {
            codes.add(new Code(it.code(), it.template(), it.explanation()));
        }
        for (var it : Misfit.values()) {
            codes.add(new Code(it.code(), it.template(), it.explanation()));
        }
        for (var it : Assumed.values()) {
            codes.add(new Code(it.code(), it.template(), it.explanation()));
        }
        for (var it : DnsAssumed.values()) {
            codes.add(new Code(it.code(), it.template(), it.explanation()));
        }
        for (var it : TraceAssumed.values()) {
            codes.add(new Code(it.code(), it.template(), it.explanation()));
        }
        for (var it : DnsProblem.values()) {
            codes.add(new Code(it.name(), it.template(), it.explanation()));
        }
        for (var it : ReasonCode.values()) {
            codes.add(new Code(it.name(), it.template(), it.explanation()));
        }
        return codes;
    }

    static Optional<Code> find(String code) {
        return all().stream().filter(it -> it.code().equalsIgnoreCase(code)).findFirst();
    }
}
