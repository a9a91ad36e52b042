package io.netwright.sim.netns;

import io.netwright.model.net.IpFamily;
import io.netwright.sim.fabric.Device;
import io.netwright.sim.fabric.Fabric;
import io.netwright.sim.fabric.Match;
import io.netwright.sim.fabric.NetworkNamespace;
import io.netwright.sim.fabric.Rule;
import io.netwright.sim.fabric.Table;
import io.netwright.sim.fabric.Target;

import java.util.LinkedHashMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What a fabric needs of a kernel, as lines of the script that try each in a namespace.
final class KernelNeeds {
    private final LinkedHashMap<String, String> tries = new LinkedHashMap<>();

    KernelNeeds(Fabric fabric) {
        tries.put(
                "veth", "ip link add nwv0 netns nw-probe type veth peer name nwv1 netns nw-probe");
        tries.put("bridge", "ip -n nw-probe link add nwb type bridge");
        for (var device : fabric.devices()) {
            if (device.kind() instanceof Device.Kind.Vxlan) {
                tries.put(
                        "vxlan",
                        "ip -n nw-probe link add nwx type vxlan id 1 dstport 8472 nolearning");
            }
        }
        for (var namespace : fabric.namespaces()) {
            of(fabric, namespace);
        }
    }

    private void of(Fabric fabric, NetworkNamespace namespace) {
        boolean bridged =
                namespace.devices().stream()
                        .anyMatch(
                                it ->
                                        fabric.devices().get(it).kind()
                                                instanceof Device.Kind.Bridge);
        if (bridged && namespace.sysctls().bridgeCallsIptables()) {
            tries.put(
                    "br_netfilter (modprobe br_netfilter)",
                    "in_ns nw-probe test -e /proc/sys/net/bridge/bridge-nf-call-iptables");
        }
        for (int device : namespace.devices()) {
            if (fabric.devices().get(device).kind() instanceof Device.Kind.Dummy) {
                tries.put("dummy", "ip -n nw-probe link add nwd type dummy");
            }
        }
        for (var server : namespace.virtualServers()) {
            tries.put(
                    "ip_vs " + server.scheduler(),
                    "in_ns nw-probe ipvsadm -A -f %d -s %s"
                            .formatted(tries.size() + 1, server.scheduler()));
        }
        for (var set : namespace.sets()) {
            var family = set.family() == IpFamily.V4 ? "inet" : "inet6";
            var option = set.type().startsWith("bitmap:") ? "range 0-65535" : "family " + family;
            tries.put(
                    "ipset " + set.type() + " " + family,
                    "in_ns nw-probe ipset create %s-%s %s %s"
                            .formatted(set.type().replace(",", "-"), family, set.type(), option));
        }
        for (var table : namespace.tables()) {
            if (table.tool() == Table.Tool.NFT) {
                nft(table.family());
                continue;
            }
            for (var chain : table.chains()) {
                for (var rule : chain.rules()) {
                    of(table.family(), rule);
                }
            }
        }
    }

    private void of(IpFamily family, Rule rule) {
        var tool = family == IpFamily.V4 ? "iptables" : "ip6tables";
        if (!rule.comment().isEmpty()) {
            rule(tool, "-m comment", "-A INPUT -m comment --comment x");
        }
        for (var match : rule.matches()) {
            match(tool, match);
        }
        switch (rule.target()) {
            case Target.Dnat _ ->
                    rule(
                            tool,
                            "-j DNAT",
                            "-t nat -A PREROUTING -j DNAT --to-destination " + any(family));
            case Target.Snat _ ->
                    rule(
                            tool,
                            "-j SNAT",
                            "-t nat -A POSTROUTING -j SNAT --to-source " + any(family));
            case Target.Masquerade _ ->
                    rule(
                            tool,
                            "-j MASQUERADE --random-fully",
                            "-t nat -A POSTROUTING -j MASQUERADE --random-fully");
            case Target.SetMark _ -> rule(tool, "-j MARK", "-A INPUT -j MARK --set-xmark 0x1/0x1");
            case Target.Reject _ -> rule(tool, "-j REJECT", "-A INPUT -j REJECT");
            case Target.NoTrack() ->
                    rule(tool, "-j CT --notrack", "-t raw -A PREROUTING -j CT --notrack");
            case Target.Lookup _,
                    Target.AtRandom _,
                    Target.Accept(),
                    Target.Drop(),
                    Target.Return(),
                    Target.Jump _,
                    Target.Goto _,
                    Target.Continue() -> {}
        }
    }

    /// What kube-proxy's rules need is one try: its transaction is all or nothing.
    private void nft(IpFamily family) {
        var ip = family == IpFamily.V4 ? "ip" : "ip6";
        var words =
                """
                add table @ nw
                add set @ nw s { type @addr ; flags dynamic, timeout ; timeout 1h ; }
                add map @ nw m { type inet_proto . inet_service : verdict ; }
                add chain @ nw c { type nat hook prerouting priority dstnat ; }
                add rule @ nw c fib daddr type local meta l4proto . th dport vmap @m
                add rule @ nw c update @s { @ saddr } numgen random mod 2 vmap { 0 : accept, 1 : drop }
                add chain @ nw p { type nat hook postrouting priority srcnat ; }
                add rule @ nw p ct status dnat meta mark set meta mark ^ 0x1 masquerade fully-random
                """
                        .replace("@addr", ip.equals("ip") ? "ipv4_addr" : "ipv6_addr")
                        .replace("@ ", ip + " ");
        tries.putIfAbsent(
                "nft " + ip + ": sets, maps, numgen, fib, nat",
                "in_ns nw-probe nft '" + words.strip().replace("\n", "; ") + "'");
    }

    private static String any(IpFamily family) {
        return family == IpFamily.V4 ? "192.0.2.1" : "2001:db8::1";
    }

    private void match(String tool, Match match) {
        switch (match) {
            case Match.ConntrackState _ ->
                    rule(tool, "-m conntrack", "-A INPUT -m conntrack --ctstate NEW");
            case Match.Mark _ -> rule(tool, "-m mark", "-A INPUT -m mark --mark 0x1/0x1");
            case Match.AddressType _ ->
                    rule(tool, "-m addrtype", "-A INPUT -m addrtype --dst-type LOCAL");
            case Match.InSet _ -> {
                tries.putIfAbsent(
                        "ipset hash:ip " + tool,
                        "in_ns nw-probe ipset create any-%s hash:ip family %s"
                                .formatted(tool, tool.equals("iptables") ? "inet" : "inet6"));
                rule(tool, "-m set", "-A INPUT -m set --match-set any-" + tool + " src");
            }
            case Match.Chance _ ->
                    rule(
                            tool,
                            "-m statistic",
                            "-A INPUT -m statistic --mode random --probability 0.5");
            case Match.RecentlySeen _, Match.NoteRecent _ ->
                    rule(tool, "-m recent", "-A INPUT -m recent --set --name nw");
            case Match.ThroughVirtualServer _ ->
                    rule(tool, "-m ipvs", "-A OUTPUT -m ipvs --vproto 6 --vport 80");
            case Match.FromBridgePort _ ->
                    rule(tool, "-m physdev", "-A INPUT -m physdev ! --physdev-is-in");
            case Match.ReversePath _ ->
                    rule(tool, "-m rpfilter", "-t raw -A PREROUTING -m rpfilter --validmark");
            case Match.DestinationPort(var ports, _) -> ports(tool, ports.size());
            case Match.SourcePort(var ports, _) -> ports(tool, ports.size());
            case Match.AddressIn _,
                    Match.InNamedSet _,
                    Match.UpdateSet _,
                    Match.SetsMark _,
                    Match.Source _,
                    Match.Destination _,
                    Match.InInterface _,
                    Match.OutInterface _,
                    Match.ProtocolIs _,
                    Match.IcmpType _ -> {}
        }
    }

    private void ports(String tool, int number) {
        if (number > 1) {
            rule(tool, "-m multiport", "-A INPUT -p tcp -m multiport --dports 1,2");
        }
    }

    private void rule(String tool, String what, String rule) {
        tries.putIfAbsent(tool + " " + what, "in_ns nw-probe " + tool + " -w " + rule);
    }

    /// Beside `ip`, which is always needed.
    String tools() {
        var tools = new TreeSet<String>();
        for (var command : tries.values()) {
            for (var tool : new String[] {"iptables", "ip6tables", "ipset", "ipvsadm", "nft"}) {
                if (command.contains(" " + tool + " ")) {
                    tools.add(tool);
                }
            }
        }
        if (tools.contains("iptables")) {
            tools.add("iptables-restore");
        }
        if (tools.contains("ip6tables")) {
            tools.add("ip6tables-restore");
        }
        if (tries.containsKey("vxlan")) {
            tools.add("bridge");
        }
        return String.join(" ", tools);
    }

    String checks() {
        return tries.entrySet().stream()
                .map(it -> "    need '%s' %s".formatted(it.getKey(), it.getValue()))
                .collect(Collectors.joining("\n"));
    }
}
