package io.netwright.model.manifest;

import io.netwright.model.manifest.Syntax.Form;
import io.netwright.model.resource.Namespace;
import io.netwright.model.resource.ResourceKey;
import io.netwright.model.schema.Schema;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The kinds that are read, a line each: name, reader, and the versions of its group, best first.
/// The schema tells whether objects of it belong to a namespace.
final class Kinds {
    static final String OURS = "netwright.io";
    private static final String NETWORKING = "networking.k8s.io/v1";
    private static final String ADMIN = "policy.networking.k8s.io/v1alpha1";

    private static final String CILIUM = "cilium.io/v2";
    private static final String CILIUM_ALPHA = "cilium.io/v2alpha1";
    private static final String STORED = "crd.projectcalico.org/v1";

    private static final Map<String, List<Kind>> READ = new Kinds().all();

    private final Map<String, List<Kind>> kinds = new LinkedHashMap<>();

    private Kinds() {}

    private Map<String, List<Kind>> all() {
        kubernetes();
        policies();
        calico();
        cilium();
        metalLb();
        gateway();
        traefik();
        kinds.replaceAll((_, list) -> List.copyOf(list));
        return Collections.unmodifiableMap(kinds);
    }

    private void kubernetes() {
        add("Pod", PodReader::read, "v1");
        label("Service", ServiceReader::read, "v1");
        add("Node", NodeReader::read, "v1");
        label("Namespace", (key, meta, _) -> new Namespace(key, meta), "v1");
        add("ConfigMap", ConfigMapReader::read, "v1");
        add("Endpoints", EndpointsReader::read, "v1");
        add("EndpointSlice", EndpointSliceReader::read, "discovery.k8s.io/v1");
        add("Deployment", WorkloadReader::deployment, "apps/v1");
        add("ReplicaSet", WorkloadReader::replicaSet, "apps/v1");
        label("StatefulSet", WorkloadReader::statefulSet, "apps/v1");
        add("DaemonSet", WorkloadReader::daemonSet, "apps/v1");
        add("Job", WorkloadReader::job, "batch/v1");
        add("CronJob", CronJobReader::read, "batch/v1");
        add("Ingress", IngressReader::read, NETWORKING);
        add("IngressClass", NetworkingReader::ingressClass, NETWORKING);
        add("ServiceCIDR", NetworkingReader::serviceCidr, NETWORKING);
        add("IPAddress", Form.PATH_SEGMENT, NetworkingReader::address, NETWORKING);
    }

    private void policies() {
        add("NetworkPolicy", PolicyReader::read, NETWORKING);
        add("AdminNetworkPolicy", AdminPolicyReader::admin, ADMIN);
        add("BaselineAdminNetworkPolicy", AdminPolicyReader::baseline, ADMIN);
        add(
                "ClusterNetworkPolicy",
                AdminPolicyReader::cluster,
                "policy.networking.k8s.io/v1alpha2");
    }

    private void calico() {
        both("IPPool", CalicoReader::pool);
        both("NetworkPolicy", CalicoPolicyReader::read);
        both("GlobalNetworkPolicy", CalicoPolicyReader::read);
        both("Tier", CalicoHostReader::tier);
        both("NetworkSet", CalicoHostReader::networkSet);
        both("GlobalNetworkSet", CalicoHostReader::networkSet);
        both("HostEndpoint", CalicoHostReader::hostEndpoint);
        both("FelixConfiguration", CalicoFelixReader::read);
        both("BGPConfiguration", CalicoBgpReader::configuration);
        both("BGPPeer", CalicoBgpReader::peer);
        both("BGPFilter", CalicoBgpReader::filter);
        both("IPReservation", CalicoBlockReader::reservation);
        both("BlockAffinity", CalicoBlockReader::affinity);
        add("IPAMBlock", CalicoBlockReader::block, STORED);
        add("IPAMConfig", CalicoBlockReader::config, STORED);
        add("Installation", CalicoReader::installation, "operator.tigera.io/v1");
    }

    /// As Calico stores it, and as its API server has it.
    private void both(String name, Kind.Reader reader) {
        add(name, reader, STORED, "projectcalico.org/v3");
    }

    private void cilium() {
        add("CiliumNetworkPolicy", CiliumPolicyReader::read, CILIUM);
        add("CiliumClusterwideNetworkPolicy", CiliumPolicyReader::read, CILIUM);
        add("CiliumLoadBalancerIPPool", PoolReader::cilium, CILIUM, CILIUM_ALPHA);
        add("CiliumL2AnnouncementPolicy", CiliumReader::announcement, CILIUM_ALPHA);
        add("CiliumPodIPPool", CiliumReader::podPool, CILIUM_ALPHA);
        add("CiliumCIDRGroup", CiliumReader::cidrGroup, CILIUM, CILIUM_ALPHA);
        add("CiliumNode", CiliumReader::node, CILIUM);
        add("CiliumEndpoint", CiliumReader::endpoint, CILIUM);
        add("CiliumIdentity", CiliumReader::identity, CILIUM);
        add("CiliumEgressGatewayPolicy", CiliumTrafficReader::egress, CILIUM);
        add("CiliumLocalRedirectPolicy", CiliumTrafficReader::redirect, CILIUM);
        add("CiliumBGPClusterConfig", CiliumBgpReader::speakers, CILIUM, CILIUM_ALPHA);
        add("CiliumBGPNodeConfig", CiliumBgpReader::speakers, CILIUM, CILIUM_ALPHA);
        add("CiliumBGPNodeConfigOverride", CiliumBgpReader::speakers, CILIUM, CILIUM_ALPHA);
        add("CiliumBGPPeerConfig", CiliumBgpReader::peerConfig, CILIUM, CILIUM_ALPHA);
        add("CiliumBGPAdvertisement", CiliumBgpReader::advertisement, CILIUM, CILIUM_ALPHA);
        add("CiliumBGPPeeringPolicy", CiliumBgpReader::peering, CILIUM_ALPHA);
    }

    private void metalLb() {
        var version = "metallb.io/v1beta1";
        add("IPAddressPool", PoolReader::metalLb, version);
        add("L2Advertisement", MetalLbReader::layer2, version);
        add("BGPAdvertisement", MetalLbReader::bgp, version);
        add("BGPPeer", MetalLbReader::peer, "metallb.io/v1beta2", version);
        add("Community", MetalLbReader::community, version);
        add("BFDProfile", MetalLbReader::bfd, version);
    }

    private void gateway() {
        var v1 = GatewayReader.GROUP + "/v1";
        var beta = GatewayReader.GROUP + "/v1beta1";
        var second = GatewayReader.GROUP + "/v1alpha2";
        var third = GatewayReader.GROUP + "/v1alpha3";
        add("GatewayClass", GatewayReader::gatewayClass, v1, beta);
        add("Gateway", GatewayReader::gateway, v1, beta);
        add("ReferenceGrant", GatewayReader::grant, v1, beta);
        add("HTTPRoute", RouteReader::http, v1, beta);
        add("GRPCRoute", RouteReader::grpc, v1);
        add("TLSRoute", RouteReader::transport, v1, third, second);
        add("TCPRoute", RouteReader::transport, v1, second);
        add("UDPRoute", RouteReader::transport, v1, second);
    }

    private void traefik() {
        var version = TraefikReader.GROUP + "/v1alpha1";
        add("IngressRoute", TraefikReader::http, version);
        add("IngressRouteTCP", TraefikReader::tcp, version);
        add("IngressRouteUDP", TraefikReader::udp, version);
        add("Middleware", TraefikMiddlewareReader::read, version);
        add("TraefikService", TraefikServiceReader::read, version);
        add("TLSOption", TraefikReader::tlsOption, version);
    }

    /// A kind whose names are DNS names, as those of all custom resources.
    private void add(String name, Kind.Reader reader, String... versions) {
        add(name, Form.DNS_NAME, reader, versions);
    }

    /// A kind whose names become a label of a DNS name.
    private void label(String name, Kind.Reader reader, String... versions) {
        add(name, Form.DNS_LABEL, reader, versions);
    }

    private void add(String name, Form form, Kind.Reader reader, String... versions) {
        for (var version : versions) {
            var schema = Schema.shipped().kind(version, name);
            if (schema == null) {
                throw new IllegalStateException("no schema of " + version + " " + name);
            }
            kinds.computeIfAbsent(name, _ -> new ArrayList<>(2))
                    .add(new Kind(version, name, schema.namespaced(), form, reader));
        }
    }

    static @Nullable Kind read(String apiVersion, String name) {
        for (var kind : READ.getOrDefault(name, List.of())) {
            if (kind.apiVersion().equals(apiVersion)) {
                return kind;
            }
        }
        return null;
    }

    /// The kind of that name which other versions of the group, or an older group, served as well.
    static @Nullable Kind laterVersion(String group, String name) {
        for (var kind : READ.getOrDefault(name, List.of())) {
            var own = ResourceKey.groupOf(kind.apiVersion());
            boolean older = group.equals("traefik.containo.us") && own.equals("traefik.io");
            if (group.equals(own) || older || group.equals("extensions")) {
                return kind;
            }
        }
        return null;
    }
}
