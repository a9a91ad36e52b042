package io.netwright.sim.tables;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpFamily;
import io.netwright.sim.fabric.Device;
import io.netwright.sim.fabric.Fabric;
import io.netwright.sim.fabric.NetworkNamespace;
import io.netwright.sim.fabric.Route;

import java.util.Comparator;
import java.util.Locale;

/// Routes, as `ip -batch` takes them: those without a next hop first, since the kernel wants to
/// know the way to a next hop before it takes a route by it. `fe80::/64` is the kernel's.
record IpRoute() implements TableFormat {
    static final Comparator<Route> ORDER =
            Comparator.comparing((Route it) -> it.destination().family())
                    .thenComparing(it -> it.gateway() != null)
                    .thenComparing(Route::destination)
                    .thenComparingInt(Route::device);

    @Override
    public String name() {
        return "ip-route";
    }

    @Override
    public String print(Fabric fabric, NetworkNamespace namespace) {
        var text = new StringBuilder();
        namespace.routes().stream()
                .filter(
                        it ->
                                !it.destination().network().isLinkLocal()
                                        || it.gateway() != null
                                        || it.destination().family() == IpFamily.V4)
                .sorted(ORDER)
                .forEach(it -> text.append("route replace ").append(of(fabric, it)).append('\n'));
        return text.toString();
    }

    /// A route in the words of `ip route`.
    static String of(Fabric fabric, Route route) {
        var text = new StringBuilder();
        if (route.type() != Route.Type.UNICAST) {
            text.append(route.type().name().toLowerCase(Locale.ROOT)).append(' ');
        }
        text.append(destination(route.destination()));
        var gateway = route.gateway();
        if (gateway != null) {
            text.append(" via ").append(gateway);
        }
        if (route.device() != Device.NONE) {
            text.append(" dev ").append(fabric.devices().get(route.device()).name());
        }
        if (route.table() != Route.MAIN) {
            text.append(" table ").append(route.table());
        }
        if (!route.protocol().equals("boot")) {
            text.append(" proto ").append(route.protocol());
        }
        boolean four = route.destination().family() == IpFamily.V4;
        if (four && gateway == null && route.type() == Route.Type.UNICAST) {
            text.append(" scope link");
        }
        if (route.source() != null) {
            text.append(" src ").append(route.source());
        }
        if (route.metric() != 0) {
            text.append(" metric ").append(route.metric());
        }
        return text.append(route.onlink() ? " onlink" : "").toString();
    }

    private static String destination(Cidr cidr) {
        if (cidr.length() == 0) {
            return cidr.family() == IpFamily.V4 ? "default" : "::/0";
        }
        return cidr.length() == cidr.network().width()
                ? cidr.network().toString()
                : cidr.toString();
    }
}
