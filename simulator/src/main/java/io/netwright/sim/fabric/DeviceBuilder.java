package io.netwright.sim.fabric;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.InterfaceAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.model.net.MacAddress;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A device in the making.
public final class DeviceBuilder {
    private final NamespaceBuilder namespace;
    private final int id;
    private final int index;
    private final String name;
    private final MacAddress mac;
    private final int mtu;
    private final Device.Kind kind;
    private final int origin;
    private final List<InterfaceAddress> addresses = new ArrayList<>();
    private int master = Device.NONE;
    private boolean hairpin;
    private boolean proxyArp;

    DeviceBuilder(
            NamespaceBuilder namespace,
            int id,
            int index,
            String name,
            MacAddress mac,
            int mtu,
            Device.Kind kind,
            int origin) {
        this.namespace = namespace;
        this.id = id;
        this.index = index;
        this.name = name;
        this.mac = mac;
        this.mtu = mtu;
        this.kind = kind;
        this.origin = origin;
    }

    /// Its index in [Fabric#devices].
    public int id() {
        return id;
    }

    public NamespaceBuilder namespace() {
        return namespace;
    }

    public String name() {
        return name;
    }

    public MacAddress mac() {
        return mac;
    }

    public int mtu() {
        return mtu;
    }

    Stream<InterfaceAddress> addresses() {
        return addresses.stream();
    }

    /// Adds an address and, as the kernel does, the route of its network (none for a full-width
    /// one).
    public DeviceBuilder address(InterfaceAddress address, int routeOrigin) {
        addresses.add(address);
        boolean loopback = kind instanceof Device.Kind.Loopback;
        if (address.length() < address.address().width() && !loopback) {
            namespace.route(
                    new Route(
                            Route.MAIN,
                            address.network(),
                            Route.Type.UNICAST,
                            null,
                            id,
                            false,
                            address.address().family() == IpFamily.V4 ? address.address() : null,
                            address.address().family() == IpFamily.V4 ? 0 : 256,
                            "kernel",
                            routeOrigin));
        }
        return this;
    }

    /// A route to a directly connected network by this device.
    public DeviceBuilder route(Cidr destination, int routeOrigin) {
        namespace.route(
                new Route(
                        Route.MAIN,
                        destination,
                        Route.Type.UNICAST,
                        null,
                        id,
                        false,
                        null,
                        0,
                        "boot",
                        routeOrigin));
        return this;
    }

    /// Makes it a port of a bridge.
    public DeviceBuilder master(DeviceBuilder bridge) {
        master = bridge.id;
        return this;
    }

    public DeviceBuilder hairpin(boolean on) {
        hairpin = on;
        return this;
    }

    public DeviceBuilder proxyArp(boolean on) {
        proxyArp = on;
        return this;
    }

    Device build() {
        return new Device(
                id,
                namespace.id(),
                index,
                name,
                mac,
                mtu,
                kind,
                master,
                hairpin,
                proxyArp,
                addresses,
                origin);
    }
}
