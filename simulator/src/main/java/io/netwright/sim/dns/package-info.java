/// Names: a pod's `resolv.conf`, the resolvers of C libraries and Go, and CoreDNS with its plugins.
///
/// Sources: kubernetes `pkg/kubelet/network/dns/dns.go`; glibc `resolv/`; musl `src/network/`;
/// CoreDNS `plugin.cfg`, `core/dnsserver`, `plugin/kubernetes`, `plugin/cache`, `plugin/forward`,
/// `plugin/hosts`, `plugin/rewrite`, `plugin/loadbalance`; the Kubernetes DNS specification 1.1.0;
/// DATAPATH section 9.
///
/// **Not modelled**: what outside resolvers know beyond the lab's outside hosts, and the packets
/// between CoreDNS and them; `/etc/hosts` and `nsswitch.conf` of the client; the order of RFC 6724
/// beyond "the client's own families"; DNSSEC; plugins other than `errors`, `health`, `ready`,
/// `prometheus`, `reload`, `loop`, `log`, `kubernetes`, `forward`, `cache`, `hosts`, `rewrite` of
/// names and `loadbalance` (what reaches another one is unknown); selectors in `kubernetes`
/// (`labels`, `namespace_labels`); NodeLocal DNSCache; the JVM's cache.
@NullMarked
package io.netwright.sim.dns;

import org.jspecify.annotations.NullMarked;
