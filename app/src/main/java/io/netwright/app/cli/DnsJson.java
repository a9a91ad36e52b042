package io.netwright.app.cli;

import io.netwright.sim.dns.DnsWalk;

import tools.jackson.databind.node.ObjectNode;

/// A name's lookup in the fields of the CLI contract.
final class DnsJson {
    private DnsJson() {}

    static ObjectNode put(ObjectNode result, DnsWalk walk) {
        result.put("rcode", walk.rcode().name());
        var answers = result.putArray("answers");
        for (var it : walk.answers()) {
            answers.addObject()
                    .put("name", it.name().toString())
                    .put("type", it.type().name())
                    .put("ttl", it.ttl())
                    .put("data", it.data());
        }
        var queries = result.putArray("queries");
        for (var it : walk.queries()) {
            queries.addObject()
                    .put("name", it.name().toString())
                    .put("type", it.type().name())
                    .put("server", it.server().toString())
                    .put("rcode", it.rcode().name())
                    .put("plugin", it.plugin())
                    .put("cached", it.cached());
        }
        if (walk.missing() != null) {
            result.putObject("missing")
                    .put("code", walk.missing().code())
                    .put("text", walk.missing().text());
        }
        return result;
    }
}
