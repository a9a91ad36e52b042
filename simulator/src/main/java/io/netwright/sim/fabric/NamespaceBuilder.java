package io.netwright.sim.fabric;

import io.netwright.model.net.InterfaceAddress;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.model.net.MacAddress;
import io.netwright.model.net.Vni;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A network namespace in the making.
public final class NamespaceBuilder {
    private final FabricBuilder fabric;
    private final int id;
    private final String name;
    private final NetworkNamespace.Kind kind;
    private final LinkedHashMap<String, DeviceBuilder> devices = new LinkedHashMap<>();
    private final List<Route> routes = new ArrayList<>();
    private final List<RoutingRule> rules = new ArrayList<>();
    private final List<Neighbor> neighbors = new ArrayList<>();
    private final List<FdbEntry> fdb = new ArrayList<>();
    private final LinkedHashMap<String, TableBuilder> tables = new LinkedHashMap<>();
    private final LinkedHashMap<String, NftTableBuilder> nft = new LinkedHashMap<>();
    private final List<IpSet> sets = new ArrayList<>();
    private final List<VirtualServer> virtualServers = new ArrayList<>();
    private Sysctls sysctls = Sysctls.HOST;
    private Listening listening = Listening.EVERYTHING;

    NamespaceBuilder(FabricBuilder fabric, int id, String name, NetworkNamespace.Kind kind) {
        this.fabric = fabric;
        this.id = id;
        this.name = name;
        this.kind = kind;
    }

    public int id() {
        return id;
    }

    public String name() {
        return name;
    }

    public Optional<DeviceBuilder> device(String deviceName) {
        return Optional.ofNullable(devices.get(deviceName));
    }

    /// A card on a switch.
    public DeviceBuilder nic(
            String deviceName,
            MacAddress mac,
            int mtu,
            int segment,
            long bitsPerSecond,
            long delayNanos,
            int queueFrames,
            int origin) {
        var nic = add(deviceName, mac, mtu, new Device.Kind.Nic(segment), origin);
        fabric.plug(segment, new Segment.Port(nic.id(), bitsPerSecond, delayNanos, queueFrames));
        return nic;
    }

    public DeviceBuilder bridge(String deviceName, MacAddress mac, int mtu, int origin) {
        return add(deviceName, mac, mtu, new Device.Kind.Bridge(), origin);
    }

    /// A device that holds addresses and is down.
    public DeviceBuilder dummy(String deviceName, MacAddress mac, int origin) {
        return add(deviceName, mac, 1500, new Device.Kind.Dummy(), origin);
    }

    /// A VXLAN tunnel endpoint whose outer packets leave by `lower`.
    public DeviceBuilder vxlan(
            String deviceName,
            MacAddress mac,
            int mtu,
            Vni vni,
            IpAddress local,
            DeviceBuilder lower,
            int port,
            boolean learning,
            int origin) {
        return add(
                deviceName,
                mac,
                mtu,
                new Device.Kind.Vxlan(vni, local, lower.id(), port, learning),
                origin);
    }

    public NamespaceBuilder route(Route route) {
        routes.add(route);
        return this;
    }

    public NamespaceBuilder rule(RoutingRule rule) {
        rules.add(rule);
        return this;
    }

    public NamespaceBuilder neighbor(Neighbor neighbor) {
        neighbors.add(neighbor);
        return this;
    }

    public NamespaceBuilder fdb(FdbEntry entry) {
        fdb.add(entry);
        return this;
    }

    public NamespaceBuilder set(IpSet set) {
        sets.add(set);
        return this;
    }

    public NamespaceBuilder virtualServer(VirtualServer server) {
        virtualServers.add(server);
        return this;
    }

    public NamespaceBuilder sysctls(Sysctls values) {
        sysctls = values;
        return this;
    }

    public Sysctls currentSysctls() {
        return sysctls;
    }

    /// The addresses of that family on all of its devices so far, in interface order.
    public List<IpAddress> addresses(IpFamily family) {
        return devices.values().stream()
                .flatMap(DeviceBuilder::addresses)
                .map(InterfaceAddress::address)
                .filter(it -> it.family() == family)
                .toList();
    }

    public NamespaceBuilder listening(Listening what) {
        listening = what;
        return this;
    }

    /// iptables' table of that name (`raw`, `mangle`, `nat`, `filter`), made with its built-in
    /// chains when first asked for.
    public TableBuilder iptables(IpFamily family, String table) {
        return tables.computeIfAbsent(
                family + " " + table, _ -> TableBuilder.iptables(family, table));
    }

    /// A table of nftables, made when first asked for.
    public NftTableBuilder nft(IpFamily family, String table) {
        return nft.computeIfAbsent(family + " " + table, _ -> new NftTableBuilder(family, table));
    }

    void addLoopback() {
        add("lo", MacAddress.ZERO, 65536, new Device.Kind.Loopback(), 0)
                .address(InterfaceAddress.parse("127.0.0.1/8"), 0)
                .address(InterfaceAddress.parse("::1/128"), 0);
    }

    DeviceBuilder add(
            String deviceName, MacAddress mac, int mtu, Device.Kind deviceKind, int origin) {
        var device =
                new DeviceBuilder(
                        this,
                        fabric.devices.size(),
                        devices.size() + 1,
                        deviceName,
                        mac,
                        mtu,
                        deviceKind,
                        origin);
        if (devices.putIfAbsent(deviceName, device) != null) {
            throw new IllegalArgumentException(name + " has two devices called " + deviceName);
        }
        fabric.devices.add(device);
        return device;
    }

    NetworkNamespace build() {
        return new NetworkNamespace(
                id,
                name,
                kind,
                devices.values().stream().map(DeviceBuilder::id).toList(),
                routes,
                rules,
                neighbors,
                fdb,
                Stream.concat(
                                tables.values().stream().map(TableBuilder::build),
                                nft.values().stream().map(NftTableBuilder::build))
                        .toList(),
                sets,
                virtualServers,
                sysctls,
                listening);
    }
}
