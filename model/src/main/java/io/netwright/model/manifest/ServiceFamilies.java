package io.netwright.model.manifest;

import io.netwright.model.diag.Fault;
import io.netwright.model.net.IpFamily;
import io.netwright.model.resource.Service.ClusterIps;

import java.util.List;

/// What the families of a Service, their policy and the declared addresses say must be one thing.
///
/// Source: kubernetes `pkg/apis/core/validation/validation.go`,
/// `ValidateServiceClusterIPsRelatedFields`; `pkg/registry/core/service/storage/alloc.go`.
final class ServiceFamilies {
    private ServiceFamilies() {}

    static void check(Field spec, ClusterIps clusterIps, List<IpFamily> families) {
        var policy = spec.get("ipFamilyPolicy");
        var word = policy.text("SingleStack");
        int addresses = 0;
        if (clusterIps instanceof ClusterIps.Declared(var declared)) {
            addresses = declared.size();
            var list = spec.get("clusterIPs").items();
            for (int i = 0; i < Math.min(addresses, families.size()); i++) {
                if (declared.get(i).family() != families.get(i)) {
                    var field = i < list.size() ? list.get(i) : spec.get("clusterIP");
                    field.error(
                            Fault.BAD_ADDRESS,
                            null,
                            declared.get(i),
                            "an address of the family that ipFamilies has in its place");
                }
            }
        }
        boolean external = "ExternalName".equals(spec.get("type").text());
        boolean anyFamily =
                clusterIps instanceof ClusterIps.Headless && !spec.get("selector").isSet();
        if ((addresses == 2 || families.stream().distinct().count() == 2)
                && word.equals("SingleStack")
                && !external
                && !(anyFamily && !policy.isSet())) {
            policy.error(
                    Fault.BAD_VALUE,
                    Fault.BAD_VALUE.hint("write PreferDualStack or RequireDualStack"),
                    word,
                    "possible with two families");
        }
    }
}
