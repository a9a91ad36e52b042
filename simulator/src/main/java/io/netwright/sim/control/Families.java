package io.netwright.sim.control;

import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.Service;
import io.netwright.model.resource.Service.FamilyPolicy;

import java.util.ArrayList;
import java.util.List;

/// The address families of a Service (R5.8).
///
/// Source: kubernetes `pkg/registry/core/service/storage/alloc.go`.
final class Families {
    private Families() {}

    /// The primary family first.
    static List<IpFamily> of(Service service, Networks networks, Notes notes) {
        var families = wanted(service, networks);
        for (var family : families) {
            if (!networks.families().contains(family)) {
                notes.error(
                        service.key(),
                        FieldPath.of("spec", "ipFamilies"),
                        Misfit.NO_FAMILY.message(
                                service.key(),
                                "IP" + family.name().toLowerCase(java.util.Locale.ROOT)),
                        null);
            }
        }
        return families.stream().filter(networks.families()::contains).toList();
    }

    static List<IpFamily> wanted(Service service, Networks networks) {
        var families = new ArrayList<IpFamily>(service.families());
        if (service.clusterIps() instanceof Service.ClusterIps.Declared(var addresses)) {
            for (IpAddress address : addresses) {
                if (!families.contains(address.family())) {
                    families.add(address.family());
                }
            }
        }
        if (families.isEmpty()) {
            families.add(networks.families().getFirst());
        }
        if (service.familyPolicy() == FamilyPolicy.PREFER_DUAL_STACK
                || service.familyPolicy() == FamilyPolicy.REQUIRE_DUAL_STACK) {
            for (var family : networks.families()) {
                if (!families.contains(family)) {
                    families.add(family);
                }
            }
        }
        return families;
    }
}
