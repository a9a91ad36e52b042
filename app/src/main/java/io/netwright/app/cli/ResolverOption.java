package io.netwright.app.cli;

import io.netwright.sim.dns.Resolver;

import picocli.CommandLine.Option;

/// How the sender looks names up.
final class ResolverOption {
    @Option(
            names = "--resolver",
            paramLabel = "KIND",
            description =
                    "The C library's way to look names up: glibc, musl or go. Default:"
                            + " ${DEFAULT-VALUE}.",
            defaultValue = "glibc")
    private Resolver.Kind resolver = Resolver.Kind.GLIBC;

    Resolver.Kind kind() {
        return resolver;
    }
}
