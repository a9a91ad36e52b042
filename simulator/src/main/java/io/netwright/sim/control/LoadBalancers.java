package io.netwright.sim.control;

import io.netwright.model.net.IpAddress;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.Labels;
import io.netwright.model.resource.Resource;
import io.netwright.model.resource.ResourceKey;
import io.netwright.model.resource.Service;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedMap;

/// Load balancer addresses from the pools of MetalLB and Cilium. What a status says holds; then
/// come the Services that ask for addresses, then the others, each in the order of the lab's files.
final class LoadBalancers {
    private static final List<String> CILIUM_CLASSES =
            List.of("io.cilium/bgp-control-plane", "io.cilium/l2-announcer");

    private final SequencedMap<ResourceKey, ClusterService> services = new LinkedHashMap<>();
    private final Vips vips = new Vips();
    private final @Nullable AddressGiver metalLb;
    private final @Nullable AddressGiver cilium;
    private final Notes notes;
    private int chosen;

    private LoadBalancers(
            List<Resource> resources, SortedMap<String, Labels> namespaces, Notes notes) {
        this.metalLb = MetalLb.of(resources, namespaces);
        this.cilium = LbIpam.of(resources, notes);
        this.notes = notes;
    }

    /// @param services in the order of the result
    static List<ClusterService> assign(
            List<ClusterService> services,
            List<Resource> resources,
            SortedMap<String, Labels> namespaces,
            Notes notes) {
        var run = new LoadBalancers(resources, namespaces, notes);
        if (run.metalLb == null && run.cilium == null) {
            return services;
        }
        services.forEach(it -> run.services.put(it.key(), it));
        run.hold();
        var waiting = run.waiting(resources);
        waiting.stream().filter(run::asks).forEach(run::give);
        waiting.stream().filter(it -> !run.asks(it)).forEach(run::give);
        if (run.chosen > 0) {
            notes.assume(
                    Assumed.POOL_ADDRESSES,
                    run.chosen == 1 ? "1 load balancer" : run.chosen + " load balancers");
        }
        return List.copyOf(run.services.values());
    }

    private void hold() {
        for (var service : services.values()) {
            vips.hold(service, service.vips());
            var giver = giver(service);
            for (var address : service.vips()) {
                if (giver != null && !giver.has(address)) {
                    notes.warning(
                            service.key(),
                            FieldPath.of("status", "loadBalancer", "ingress"),
                            Misfit.VIP_OUTSIDE.message(address, service.key()));
                }
            }
        }
    }

    private List<ClusterService> waiting(List<Resource> resources) {
        var waiting = new ArrayList<ClusterService>();
        for (var resource : resources) {
            var service = services.get(resource.key());
            if (service != null
                    && resource.equals(service.declared())
                    && service.declared().type() == Service.Type.LOAD_BALANCER
                    && service.declared().loadBalancer().isEmpty()) {
                waiting.add(service);
            }
        }
        return waiting;
    }

    private boolean asks(ClusterService service) {
        var giver = giver(service);
        return giver != null && giver.isAsked(service.declared());
    }

    /// Who is responsible; null where nobody is that is known.
    private @Nullable AddressGiver giver(ClusterService service) {
        var name = service.declared().loadBalancerClass();
        if (name != null) {
            return CILIUM_CLASSES.contains(name) ? cilium : null;
        }
        return metalLb == null || cilium == null ? metalLb == null ? cilium : metalLb : null;
    }

    private void give(ClusterService service) {
        var giver = giver(service);
        if (giver == null) {
            if (service.declared().loadBalancerClass() == null) {
                refuse(service, AddressGiver.TYPE, "MetalLB and Cilium both would give one");
            }
            return;
        }
        var grant = giver.give(service, vips);
        if (grant.refusal() != null) {
            refuse(service, grant.at(), grant.refusal());
        }
        if (!grant.addresses().isEmpty()) {
            var served = service.withVips(grant.addresses());
            vips.hold(served, grant.addresses());
            services.put(service.key(), served);
            chosen += grant.chosen() ? 1 : 0;
        }
    }

    private void refuse(ClusterService service, FieldPath at, String why) {
        notes.warning(service.key(), at, Misfit.NO_VIP.message(service.key(), why));
    }

    /// Which Services hold which addresses.
    static final class Vips {
        private final SequencedMap<IpAddress, List<ClusterService>> holders = new LinkedHashMap<>();

        private void hold(ClusterService service, List<IpAddress> addresses) {
            for (var address : addresses) {
                holders.computeIfAbsent(address, _ -> new ArrayList<>()).add(service);
            }
        }

        List<ClusterService> of(IpAddress address) {
            return holders.getOrDefault(address, List.of());
        }

        List<IpAddress> held() {
            return List.copyOf(holders.keySet());
        }
    }
}
