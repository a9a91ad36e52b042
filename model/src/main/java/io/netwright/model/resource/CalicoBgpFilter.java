package io.netwright.model.resource;

import io.netwright.model.net.Cidr;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A Calico BGPFilter: the first rule that matches a route decides; what none matches is accepted.
public record CalicoBgpFilter(
        ResourceKey key,
        ObjectMeta meta,
        String apiVersion,
        List<Rule> export4,
        List<Rule> import4,
        List<Rule> export6,
        List<Rule> import6)
        implements Inert {
    public CalicoBgpFilter {
        export4 = List.copyOf(export4);
        import4 = List.copyOf(import4);
        export6 = List.copyOf(export6);
        import6 = List.copyOf(import6);
    }

    /// How a route's network compares with that of a rule.
    public enum Operator {
        EQUAL,
        NOT_EQUAL,
        IN,
        NOT_IN
    }

    /// All that is set must match.
    ///
    /// @param network null where unset, as is `operator`
    /// @param remotePeers only routes that peers told (`source: RemotePeers`)
    /// @param interfaceName `*` stands for any text; null where unset
    public record Rule(
            boolean accepts,
            @Nullable Cidr network,
            @Nullable Operator operator,
            boolean remotePeers,
            @Nullable String interfaceName) {}
}
