package io.netwright.sim.ipam;

import io.netwright.model.diag.Message;
import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpAddress;
import io.netwright.model.resource.Labels;
import io.netwright.model.resource.ResourceKey;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Gives pods their addresses.
public interface PodIpam {
    /// Addresses for a pod that has none, the primary one first.
    Grant give(Applicant pod);

    /// What nodes hold beside the addresses of pods, node by node.
    List<Claim> claims();

    /// A node.
    ///
    /// @param annotations where agents note what they hold
    /// @param podCidrs of the Node, one per family
    record Member(String name, Labels labels, Labels annotations, List<Cidr> podCidrs) {
        public Member {
            podCidrs = List.copyOf(podCidrs);
        }
    }

    /// A pod that wants addresses.
    record Applicant(
            ResourceKey key,
            String node,
            Labels labels,
            Labels annotations,
            Labels namespaceLabels,
            Labels namespaceAnnotations) {}

    /// An address that a status shows.
    ///
    /// @param ended has its pod ended, so that it is free again?
    record Taken(IpAddress address, String node, boolean ended) {}

    /// The answer: addresses, or why there are none.
    record Grant(List<IpAddress> addresses, @Nullable Message refusal) {
        public Grant {
            addresses = List.copyOf(addresses);
        }

        static Grant refused(Message why) {
            return new Grant(List.of(), why);
        }
    }

    /// A network or an address that a node holds.
    record Claim(String node, Use use, Cidr network) {}

    /// What for.
    enum Use {
        POD_CIDR,
        BLOCK,
        TUNNEL,
        ROUTER,
        HEALTH
    }
}
