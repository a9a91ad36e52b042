package io.netwright.sim.stack;

import io.netwright.model.net.InterfaceAddress;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.MacAddress;
import io.netwright.sim.fabric.Device;
import io.netwright.sim.fabric.FdbEntry;
import io.netwright.sim.fabric.Neighbor;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// A device with what its namespace's tables say of it, ready to look up.
final class Link {
    final Device device;
    final int id;

    /// Its place among the devices of its namespace.
    final int slot;

    final MacAddress mac;
    final int mtu;

    /// Its addresses and, where none of them is, the link-local one that the kernel gives every
    /// device (EUI-64, RFC 4291 appendix A).
    final List<InterfaceAddress> addresses = new ArrayList<>();

    final AddressMap<Neighbor> permanentNeighbors = new AddressMap<>();

    /// Of a bridge: by MAC address. Of a VXLAN device: too, several for the zero address.
    final AddressMap<FdbEntry[]> permanentFdb = new AddressMap<>();

    /// Of a bridge: its ports.
    final List<Link> ports = new ArrayList<>();

    /// The bridge that it is a port of.
    @Nullable Link master;

    Link(Device device) {
        this.device = device;
        id = device.id();
        slot = device.index() - 1;
        mac = device.mac();
        mtu = device.mtu();
        addresses.addAll(device.addresses());
        boolean linkLocal =
                addresses.stream()
                        .map(InterfaceAddress::address)
                        .anyMatch(it -> it instanceof IpAddress.V6 && it.isLinkLocal());
        boolean down = device.kind() instanceof Device.Kind.Dummy;
        if (!linkLocal && !isLoopback() && !down) {
            addresses.add(new InterfaceAddress(linkLocal(mac), 64));
        }
    }

    boolean isLoopback() {
        return device.kind() instanceof Device.Kind.Loopback;
    }

    void addFdb(FdbEntry entry) {
        long key = entry.mac().bits();
        var before = permanentFdb.get(0, key);
        var all = new ArrayList<FdbEntry>();
        if (before != null) {
            all.addAll(List.of(before));
        }
        all.add(entry);
        permanentFdb.put(0, key, all.toArray(FdbEntry[]::new));
    }

    private static IpAddress linkLocal(MacAddress mac) {
        long bits = mac.bits();
        long low = (((bits >>> 24) ^ 0x02_0000) << 40) | (0xfffeL << 24) | (bits & 0xff_ffff);
        return new IpAddress.V6(0xfe80L << 48, low);
    }
}
