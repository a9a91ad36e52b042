package io.netwright.app.cli;

import io.netwright.model.lab.Lab;
import io.netwright.model.net.Protocol;
import io.netwright.sim.packet.Header;
import io.netwright.sim.packet.Packet;
import io.netwright.sim.trace.Hop;
import io.netwright.sim.trace.Reason;
import io.netwright.sim.trace.Trace;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import java.util.Locale;

/// A trace in the fields of the CLI contract.
final class TraceJson {
    private final Lab lab;

    TraceJson(Lab lab) {
        this.lab = lab;
    }

    ObjectNode of(Trace trace) {
        var result = Json.result(trace.assumptions());
        result.put("verdict", trace.verdict().text());
        result.set("reason", reason(trace.reason()));
        result.set("request", outcome(trace.request()));
        if (trace.reply() != null) {
            result.set("reply", outcome(trace.reply()));
        }
        if (trace.lookup() != null) {
            result.set("lookup", DnsJson.put(Json.object(), trace.lookup()));
        }
        var candidates = result.putArray("candidates");
        for (var it : trace.candidates()) {
            candidates
                    .addObject()
                    .put("endpoint", it.endpoint())
                    .put("snat", it.snat())
                    .put("probability", it.probability())
                    .put("verdict", it.verdict().text())
                    .set("reason", reason(it.reason()));
        }
        var hops = result.putArray("hops");
        for (var it : trace.hops()) {
            hops.add(hop(it));
        }
        return result;
    }

    private ObjectNode outcome(Trace.Outcome outcome) {
        var json = Json.object().put("verdict", outcome.verdict().text());
        json.set("reason", reason(outcome.reason()));
        return json;
    }

    ObjectNode reason(Reason reason) {
        var json =
                Json.object()
                        .put("code", reason.message().code())
                        .put("text", reason.message().text());
        var at = at(reason);
        if (!at.isEmpty()) {
            json.put("at", at);
        }
        if (reason.remedy() != null) {
            json.put("hint", reason.remedy().text());
        }
        if (reason.resource() != null) {
            json.put("resource", reason.resource().toString());
        }
        return json;
    }

    /// `shop.yaml:40:3`, `""` where no text asks for it.
    String at(Reason reason) {
        return reason.resource() == null
                ? ""
                : lab.locate(reason.resource(), reason.field()).map(Object::toString).orElse("");
    }

    private ObjectNode hop(Hop hop) {
        var json =
                Json.object()
                        .put("leg", hop.leg().name().toLowerCase(Locale.ROOT))
                        .put("at", hop.place());
        putIfThere(json, "device", hop.device());
        putIfThere(json, "hook", hop.hook());
        if (!hop.chains().isEmpty()) {
            hop.chains().forEach(json.putArray("chains")::add);
        }
        json.put("action", hop.action());
        json.set("why", reason(hop.why()));
        json.set("packet", packet(hop.after()));
        return json;
    }

    private static void putIfThere(ObjectNode json, String field, @Nullable String value) {
        if (value != null) {
            json.put(field, value);
        }
    }

    /// The innermost packet, with the shells around it in `encap`, outermost first.
    static ObjectNode packet(Packet packet) {
        var json = Json.object();
        var encap = Json.array();
        Header.@Nullable Ip ip = null;
        int outerPort = 0;
        for (var header : packet.headers()) {
            switch (header) {
                case Header.Ip it -> ip = it;
                case Header.Ports ports -> {
                    outerPort = ports.destinationPort();
                    json.put("sport", ports.sourcePort()).put("dport", ports.destinationPort());
                }
                case Header.Vxlan vxlan -> {
                    var shell =
                            encap.addObject().put("type", "vxlan").put("vni", vxlan.vni().value());
                    if (ip != null) {
                        shell.put("src", ip.source().toString())
                                .put("dst", ip.destination().toString())
                                .put("dport", outerPort);
                    }
                    json.remove("sport");
                    json.remove("dport");
                }
                case Header.Arp arp ->
                        json.put("src", arp.sender().toString())
                                .put("dst", arp.target().toString())
                                .put("protocol", "ARP");
                case Header.Ethernet _, Header.Icmp _, Header.Ndp _ -> {}
            }
        }
        if (ip != null) {
            json.put("src", ip.source().toString())
                    .put("dst", ip.destination().toString())
                    .put("protocol", protocol(ip.protocol()))
                    .put("ttl", ip.ttl());
        }
        json.set("encap", encap);
        return json;
    }

    private static String protocol(int number) {
        for (var protocol : Protocol.values()) {
            if (protocol.number() == number) {
                return protocol.name();
            }
        }
        return Integer.toString(number);
    }
}
