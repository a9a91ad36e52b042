package io.netwright.model.manifest;

import io.netwright.model.manifest.Syntax.Form;
import io.netwright.model.resource.Namespace;
import io.netwright.model.resource.ResourceKey;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The kinds that are read, and what has to be known of others.
final class Kinds {
    static final String OURS = "netwright.io";

    private static final List<Kind> READ =
            List.of(
                    new Kind("v1", "Pod", true, Form.DNS_NAME, PodReader::read),
                    new Kind("v1", "Service", true, Form.DNS_LABEL, ServiceReader::read),
                    new Kind("v1", "Node", false, Form.DNS_NAME, NodeReader::read),
                    new Kind(
                            "v1",
                            "Namespace",
                            false,
                            Form.DNS_LABEL,
                            (key, meta, _) -> new Namespace(key, meta)),
                    new Kind("v1", "ConfigMap", true, Form.DNS_NAME, ConfigMapReader::read),
                    new Kind(
                            "apps/v1",
                            "Deployment",
                            true,
                            Form.DNS_NAME,
                            WorkloadReader::deployment),
                    new Kind(
                            "apps/v1",
                            "ReplicaSet",
                            true,
                            Form.DNS_NAME,
                            WorkloadReader::replicaSet),
                    new Kind(
                            "apps/v1",
                            "StatefulSet",
                            true,
                            Form.DNS_LABEL,
                            WorkloadReader::statefulSet),
                    new Kind(
                            "apps/v1", "DaemonSet", true, Form.DNS_NAME, WorkloadReader::daemonSet),
                    new Kind("batch/v1", "Job", true, Form.DNS_NAME, WorkloadReader::job),
                    new Kind(
                            "networking.k8s.io/v1",
                            "NetworkPolicy",
                            true,
                            Form.DNS_NAME,
                            PolicyReader::read),
                    new Kind(
                            "networking.k8s.io/v1",
                            "Ingress",
                            true,
                            Form.DNS_NAME,
                            IngressReader::read),
                    new Kind(
                            "discovery.k8s.io/v1",
                            "EndpointSlice",
                            true,
                            Form.DNS_NAME,
                            EndpointSliceReader::read),
                    new Kind("v1", "Endpoints", true, Form.DNS_NAME, EndpointsReader::read),
                    new Kind("batch/v1", "CronJob", true, Form.DNS_NAME, CronJobReader::read),
                    new Kind(
                            "networking.k8s.io/v1",
                            "IngressClass",
                            false,
                            Form.DNS_NAME,
                            NetworkingReader::ingressClass),
                    new Kind(
                            "networking.k8s.io/v1",
                            "ServiceCIDR",
                            false,
                            Form.DNS_NAME,
                            NetworkingReader::serviceCidr),
                    new Kind(
                            "networking.k8s.io/v1",
                            "IPAddress",
                            false,
                            Form.PATH_SEGMENT,
                            NetworkingReader::address),
                    new Kind(
                            "policy.networking.k8s.io/v1alpha1",
                            "AdminNetworkPolicy",
                            false,
                            Form.DNS_NAME,
                            AdminPolicyReader::admin),
                    new Kind(
                            "policy.networking.k8s.io/v1alpha1",
                            "BaselineAdminNetworkPolicy",
                            false,
                            Form.DNS_NAME,
                            AdminPolicyReader::baseline),
                    new Kind(
                            "policy.networking.k8s.io/v1alpha2",
                            "ClusterNetworkPolicy",
                            false,
                            Form.DNS_NAME,
                            AdminPolicyReader::cluster),
                    new Kind(
                            "crd.projectcalico.org/v1",
                            "IPPool",
                            false,
                            Form.DNS_NAME,
                            CalicoReader::pool),
                    new Kind(
                            "projectcalico.org/v3",
                            "IPPool",
                            false,
                            Form.DNS_NAME,
                            CalicoReader::pool),
                    new Kind(
                            "operator.tigera.io/v1",
                            "Installation",
                            false,
                            Form.DNS_NAME,
                            CalicoReader::installation),
                    new Kind(
                            "cilium.io/v2",
                            "CiliumLoadBalancerIPPool",
                            false,
                            Form.DNS_NAME,
                            PoolReader::cilium),
                    new Kind(
                            "cilium.io/v2alpha1",
                            "CiliumLoadBalancerIPPool",
                            false,
                            Form.DNS_NAME,
                            PoolReader::cilium),
                    new Kind(
                            "metallb.io/v1beta1",
                            "IPAddressPool",
                            true,
                            Form.DNS_NAME,
                            PoolReader::metalLb));

    private Kinds() {}

    static @Nullable Kind read(String apiVersion, String name) {
        for (var kind : READ) {
            if (kind.name().equals(name) && kind.apiVersion().equals(apiVersion)) {
                return kind;
            }
        }
        return null;
    }

    /// The kind of that name which other versions of the group, or `extensions`, served as well.
    static @Nullable Kind laterVersion(String group, String name) {
        for (var kind : READ) {
            boolean same = group.equals(ResourceKey.groupOf(kind.apiVersion()));
            if (kind.name().equals(name) && (same || group.equals("extensions"))) {
                return kind;
            }
        }
        return null;
    }
}
