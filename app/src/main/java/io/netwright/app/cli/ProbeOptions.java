package io.netwright.app.cli;

import io.netwright.model.net.Protocol;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.util.List;

/// One connection attempt: who, where to, and how.
final class ProbeOptions {
    @Option(
            names = "--from",
            paramLabel = "ENDPOINT",
            description = "ns/pod, ns/kind/name, node/NAME, external:IP, external:NAME.")
    private @Nullable String from;

    @Option(
            names = "--to",
            paramLabel = "HOST:PORT",
            description = "HOST: a pod, a name as DNS knows it, IPv4, [IPv6]. ICMP: no port.")
    private @Nullable String to;

    @Option(
            names = "--protocol",
            paramLabel = "PROTOCOL",
            description = "tcp, udp, sctp or icmp. Default: tcp.",
            defaultValue = "TCP")
    private Protocol protocol = Protocol.TCP;

    @Nullable String from() {
        return from;
    }

    @Nullable String to() {
        return to;
    }

    Protocol protocol() {
        return protocol;
    }

    String requiredFrom(String verb) throws BadInput {
        return required(verb, "--from", from, "--from shop/client");
    }

    String requiredTo(String verb) throws BadInput {
        return required(verb, "--to", to, "--to web:80");
    }

    private static String required(
            String verb, String option, @Nullable String value, String example) throws BadInput {
        if (value == null) {
            throw new BadInput(
                    List.of(
                            "netwright %s: %s is needed".formatted(verb, option),
                            "  hint: such as " + example));
        }
        return value;
    }
}
