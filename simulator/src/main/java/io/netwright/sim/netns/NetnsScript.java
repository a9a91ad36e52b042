package io.netwright.sim.netns;

import io.netwright.model.net.IpAddress;
import io.netwright.model.net.Protocol;
import io.netwright.sim.compile.Compiled;
import io.netwright.sim.fabric.Device;
import io.netwright.sim.fabric.Fabric;
import io.netwright.sim.fabric.NetworkNamespace;
import io.netwright.sim.tables.TableFormats;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// The script of one fabric.
public final class NetnsScript {
    private final Compiled compiled;
    private final Fabric fabric;
    private final NetnsNames names;
    private final List<String> lines = new ArrayList<>();

    private NetnsScript(Compiled compiled) {
        this.compiled = compiled;
        fabric = compiled.fabric();
        names = new NetnsNames(fabric.namespaces());
    }

    /// The whole script.
    ///
    /// @param lab its name, for the comment at the top
    public static String print(Compiled compiled, String lab) {
        return new NetnsScript(compiled).print(lab);
    }

    private String print(String lab) {
        make();
        var needs = new KernelNeeds(fabric);
        return resource("frame.sh")
                .replace("@LAB@", lab.replaceAll("[^A-Za-z0-9._ /-]", "-"))
                .replace("@NAMES@", String.join("\n", endpoints()))
                .replace("@NAMESPACES@", String.join(" ", all()))
                .replace("@TOOLS@", needs.tools())
                .replace("@CHECKS@", needs.checks())
                .replace("@PYTHON@", resource("listener.py").strip())
                .replace("@PERL@", resource("listener.pl").strip())
                .replace("@MAKE@", String.join("\n", lines));
    }

    private List<String> all() {
        var all = new ArrayList<>(names.all());
        all.add(NetnsNames.WIRE);
        return all;
    }

    /// `ENDPOINT NAMESPACE`, pods in the host's network and second addresses included.
    private List<String> endpoints() {
        var endpoints = new ArrayList<String>();
        for (var namespace : fabric.namespaces()) {
            endpoints.add(namespace.name() + " " + names.of(namespace.id()));
        }
        for (var pod : compiled.cluster().pods()) {
            if (pod.spec().hostNetwork()) {
                compiled.namespaceOf(pod)
                        .ifPresent(it -> endpoints.add(pod.key().path() + " " + names.of(it.id())));
            }
        }
        for (var host : compiled.cluster().external()) {
            for (var address : host.addresses()) {
                compiled.external(address)
                        .ifPresent(
                                it ->
                                        endpoints.add(
                                                "external:" + address + " " + names.of(it.id())));
            }
        }
        return endpoints.stream().distinct().toList();
    }

    private void make() {
        for (var name : all()) {
            line("ip netns add " + name);
        }
        line(
                "set_in %s ipv6/conf/default/disable_ipv6=1 ipv6/conf/all/disable_ipv6=1"
                        .formatted(NetnsNames.WIRE));
        for (var segment : fabric.segments()) {
            line(
                    "ip -n %s link add name sw%d type bridge stp_state 0 mcast_snooping 0"
                            .formatted(NetnsNames.WIRE, segment.id()));
            line("ip -n %s link set dev sw%d up".formatted(NetnsNames.WIRE, segment.id()));
        }
        fabric.namespaces().forEach(this::settings);
        fabric.devices().forEach(this::pair);
        fabric.namespaces().forEach(this::tables);
        var ports = NamedPorts.of(compiled.cluster());
        fabric.namespaces().forEach(it -> listener(it, ports));
    }

    private void line(String text) {
        lines.add("    " + text);
    }

    /// Before there are devices: they take what `default` says.
    private void settings(NetworkNamespace namespace) {
        var sysctls = namespace.sysctls();
        var words = new ArrayList<String>();
        words.add("ipv4/ip_forward=" + bit(sysctls.forwardV4()));
        words.add("ipv6/conf/all/forwarding=" + bit(sysctls.forwardV6()));
        words.add("ipv6/conf/default/forwarding=" + bit(sysctls.forwardV6()));
        for (var scope : List.of("all", "default")) {
            words.add("ipv4/conf/%s/rp_filter=%d".formatted(scope, sysctls.rpFilter()));
            words.add("ipv4/conf/%s/send_redirects=0".formatted(scope));
            words.add(
                    "ipv4/conf/%s/route_localnet=%s"
                            .formatted(scope, bit(sysctls.routeLocalnet())));
            if (sysctls.arpIgnore() != 0) {
                words.add("ipv4/conf/%s/arp_ignore=%d".formatted(scope, sysctls.arpIgnore()));
            }
            words.add("ipv6/conf/%s/accept_dad=0".formatted(scope));
            words.add("ipv6/conf/%s/accept_ra=0".formatted(scope));
        }
        boolean six =
                devices(namespace).stream()
                        .filter(it -> !(it.kind() instanceof Device.Kind.Loopback))
                        .anyMatch(NetnsScript::hasV6);
        words.add("ipv6/conf/default/disable_ipv6=" + bit(!six));
        boolean bridged =
                devices(namespace).stream().anyMatch(it -> it.kind() instanceof Device.Kind.Bridge);
        if (bridged && sysctls.bridgeCallsIptables()) {
            words.add("bridge/bridge-nf-call-iptables=1");
            words.add("bridge/bridge-nf-call-ip6tables=1");
        }
        line("set_in " + names.of(namespace.id()) + " " + String.join(" ", words));
    }

    private static String bit(boolean on) {
        return on ? "1" : "0";
    }

    private static boolean hasV6(Device device) {
        return device.addresses().stream().anyMatch(it -> it.address() instanceof IpAddress.V6);
    }

    private List<Device> devices(NetworkNamespace namespace) {
        return namespace.devices().stream().map(it -> fabric.devices().get(it)).toList();
    }

    /// Veth pairs, and cards, which are pairs whose other end is a port of a switch.
    private void pair(Device device) {
        var own = names.of(device.namespace());
        switch (device.kind()) {
            case Device.Kind.Veth(int peer) when peer > device.id() -> {
                var other = fabric.devices().get(peer);
                line(
                        "ip link add %s netns %s type veth peer name %s netns %s"
                                .formatted(
                                        device.name(),
                                        own,
                                        other.name(),
                                        names.of(other.namespace())));
            }
            case Device.Kind.Nic(int segment) -> {
                line(
                        "ip link add %s netns %s type veth peer name p%d netns %s"
                                .formatted(device.name(), own, device.id(), NetnsNames.WIRE));
                line(
                        "ip -n %s link set dev p%d mtu %d master sw%d up"
                                .formatted(NetnsNames.WIRE, device.id(), device.mtu(), segment));
            }
            case Device.Kind.Veth _,
                    Device.Kind.Loopback(),
                    Device.Kind.Bridge(),
                    Device.Kind.Dummy(),
                    Device.Kind.Vxlan _ -> {}
        }
    }

    private void tables(NetworkNamespace namespace) {
        var name = names.of(namespace.id());
        feed("ip -n %s -batch -".formatted(name), print(namespace, "ip-link"));
        var words = new ArrayList<String>();
        for (var device : devices(namespace)) {
            if (device.proxyArp()) {
                words.add("ipv4/conf/%s/proxy_arp=1".formatted(device.name()));
                words.add("ipv4/neigh/%s/proxy_delay=0".formatted(device.name()));
            }
        }
        if (!words.isEmpty()) {
            line("set_in " + name + " " + String.join(" ", words));
        }
        for (var format : List.of("ip-addr", "ip-route", "ip-rule", "ip-neigh")) {
            feed("ip -n %s -batch -".formatted(name), print(namespace, format));
        }
        feed("bridge -n %s -batch -".formatted(name), print(namespace, "bridge-fdb"));
        feed("in_ns %s ipvsadm -R".formatted(name), print(namespace, "ipvsadm"));
        feed("in_ns %s ipset restore".formatted(name), print(namespace, "ipset"));
        feed("in_ns %s iptables-restore -w".formatted(name), print(namespace, "iptables-save"));
        feed("in_ns %s ip6tables-restore -w".formatted(name), print(namespace, "ip6tables-save"));
        feed("in_ns %s nft -f -".formatted(name), print(namespace, "nft"));
        if (!namespace.tables().isEmpty() && namespace.sysctls().tcpBeLiberal()) {
            line("set_in %s netfilter/nf_conntrack_tcp_be_liberal=1".formatted(name));
        }
    }

    private String print(NetworkNamespace namespace, String format) {
        return TableFormats.named(format).orElseThrow().print(fabric, namespace);
    }

    private void feed(String command, String text) {
        if (!text.isEmpty()) {
            lines.add("    " + command + " <<'EOF'\n" + text + "EOF");
        }
    }

    private void listener(NetworkNamespace namespace, NamedPorts ports) {
        boolean listens =
                switch (namespace.kind()) {
                    case POD, OUTSIDE -> true;
                    case ROUTER -> false;
                    case HOST ->
                            hasPodsOfTheHost(namespace)
                                    || isEndpoint(namespace)
                                    || !namespace.listening().everything();
                };
        var tcp = ports.words(Protocol.TCP, namespace.listening());
        var udp = ports.words(Protocol.UDP, namespace.listening());
        if (!listens || (tcp.isEmpty() && udp.isEmpty())) {
            return;
        }
        var addresses =
                devices(namespace).stream()
                        .flatMap(it -> it.addresses().stream())
                        .map(it -> it.address())
                        .filter(it -> it instanceof IpAddress.V4 || !it.isLinkLocal())
                        .map(IpAddress::toString)
                        .distinct()
                        .collect(Collectors.joining(" "));
        line(
                "listen %s '%s' '%s' '%s' '%s'"
                        .formatted(
                                names.of(namespace.id()), namespace.name(), tcp, udp, addresses));
    }

    /// Does a Service lead to one of its addresses, as `default/kubernetes` does?
    private boolean isEndpoint(NetworkNamespace namespace) {
        var own =
                devices(namespace).stream()
                        .flatMap(it -> it.addresses().stream())
                        .map(it -> it.address().toString())
                        .toList();
        return compiled.cluster().slices().stream()
                .flatMap(it -> it.endpoints().stream())
                .flatMap(it -> it.addresses().stream())
                .anyMatch(own::contains);
    }

    private boolean hasPodsOfTheHost(NetworkNamespace namespace) {
        return compiled.cluster().pods().stream()
                .filter(it -> it.spec().hostNetwork())
                .anyMatch(
                        it ->
                                compiled.namespaceOf(it)
                                        .filter(at -> at.id() == namespace.id())
                                        .isPresent());
    }

    private static String resource(String name) {
        try (var in = Objects.requireNonNull(NetnsScript.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
