package io.netwright.model.resource;

/// A Kubernetes object, or one of ours (`Lab`, `Layout` are not objects of the cluster).
public sealed interface Resource
        permits CalicoBlock,
                CalicoBlockAffinity,
                CalicoInstallation,
                CalicoIpPool,
                CalicoIpamConfig,
                CalicoReservation,
                CiliumNode,
                CiliumPodPool,
                CiliumPool,
                ConfigMap,
                EndpointSlice,
                Endpoints,
                Inert,
                Ingress,
                MetalLbPool,
                Namespace,
                NetworkPolicy,
                Node,
                Pod,
                Service,
                ServiceCidr,
                Workload {
    ResourceKey key();

    ObjectMeta meta();
}
