package io.netwright.sim.control;

import io.netwright.model.net.Cidr;
import io.netwright.model.resource.Resource;
import io.netwright.model.resource.ServiceCidr;

import java.util.ArrayList;
import java.util.List;

/// The ranges of cluster IPs that something states: the API server's own, from a Lab document or
/// the ServiceCIDR `kubernetes`, which the API server makes of its flag, and those of more
/// ServiceCIDRs.
///
/// Source: kubernetes `pkg/controlplane/controller/defaultservicecidr`.
record ServiceRanges(List<Cidr> own, List<Cidr> more) {
    static ServiceRanges read(List<Cidr> stated, List<Resource> resources) {
        var own = new ArrayList<>(stated);
        var more = new ArrayList<Cidr>();
        for (var resource : resources) {
            if (resource instanceof ServiceCidr range && range.meta().deletionTimestamp() == null) {
                boolean first = range.key().name().equals("kubernetes");
                if (!first) {
                    more.addAll(range.cidrs());
                } else if (stated.isEmpty()) {
                    own.addAll(range.cidrs());
                }
            }
        }
        return new ServiceRanges(own, more);
    }
}
