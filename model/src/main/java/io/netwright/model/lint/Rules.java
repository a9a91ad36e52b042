package io.netwright.model.lint;

import io.netwright.model.net.Protocol;

import java.util.List;

/// Every rule.
final class Rules {
    static final List<Rule> ALL =
            List.of(
                    new RemovedVersion(),
                    new DeprecatedVersion(),
                    new IngressClassAnnotation(),
                    new TopologyAnnotation(),
                    new ExternalIps(),
                    new PreferClose(),
                    new LoadBalancerIp(),
                    new IgnoredField(),
                    new AddressForm(),
                    new ServiceSelectsNothing(),
                    new TargetPortName(),
                    new TargetPortNumber(),
                    new IngressService(),
                    new IngressPort(),
                    new IngressClassMissing(),
                    new PolicySelectsNothing(),
                    new PeerNoNamespace(),
                    new PeerNoPod(),
                    new PolicyPortName(),
                    new StatefulService(),
                    new StatefulNotHeadless(),
                    new NodeNameMissing(),
                    new NodeSelectorNowhere(),
                    new ConfigMapMissing(),
                    new SliceService(),
                    new SubdomainService(),
                    RouteReferences::backends,
                    RouteReferences::parents,
                    new CidrOverlap(),
                    new PodCidrTwice(),
                    NodeAddress::twice,
                    NodeAddress::inside,
                    (lab, out) -> DnsBlocked.check(lab, LintCode.DNS_BLOCKED, Protocol.UDP, out),
                    (lab, out) ->
                            DnsBlocked.check(lab, LintCode.DNS_TCP_BLOCKED, Protocol.TCP, out),
                    new DirectionIgnored(),
                    new PeerInServiceRange(),
                    new SelectorsOverlap(),
                    new IngressPathTwice(),
                    new SubjectRules());

    private Rules() {}
}
