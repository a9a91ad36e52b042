package io.netwright.sim.control;

import io.netwright.model.lab.LabSpec;
import io.netwright.model.manifest.Field;
import io.netwright.model.net.Cidr;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.Resource;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// kubeadm's ClusterConfiguration, from the ConfigMap `kube-system/kubeadm-config`.
///
/// Source: kubernetes `cmd/kubeadm/app/apis/kubeadm/v1beta4`.
record KubeadmConfig(
        List<Cidr> podCidrs,
        List<Cidr> serviceCidrs,
        @Nullable String dnsDomain,
        @Nullable String version) {
    static final KubeadmConfig NONE = new KubeadmConfig(List.of(), List.of(), null, null);

    private static final String FILE = "ClusterConfiguration";
    private static final List<String> HEEDED =
            List.of(
                    "apiVersion",
                    "kind",
                    "kubernetesVersion",
                    "networking.podSubnet",
                    "networking.serviceSubnet",
                    "networking.dnsDomain");

    /// Certificates, images, names, disks, and arguments about them.
    private static final List<String> ASIDE =
            List.of(
                    "apiServer.certSANs",
                    "apiServer.extraArgs.audit-",
                    "apiServer.extraArgs.authentication-",
                    "apiServer.extraArgs.authorization-",
                    "apiServer.extraArgs.enable-admission-plugins",
                    "apiServer.extraArgs.oidc-",
                    "apiServer.extraEnvs",
                    "apiServer.extraVolumes",
                    "apiServer.timeoutForControlPlane",
                    "caCertificateValidityPeriod",
                    "certificateValidityPeriod",
                    "certificatesDir",
                    "clusterName",
                    "controllerManager.extraArgs.bind-address",
                    "controllerManager.extraEnvs",
                    "controllerManager.extraVolumes",
                    "dns.image",
                    "encryptionAlgorithm",
                    "etcd",
                    "imageRepository",
                    "scheduler.extraArgs.bind-address",
                    "scheduler.extraEnvs",
                    "scheduler.extraVolumes");

    KubeadmConfig {
        podCidrs = List.copyOf(podCidrs);
        serviceCidrs = List.copyOf(serviceCidrs);
    }

    static KubeadmConfig read(List<Resource> resources, Notes notes) {
        var map = CniSigns.configMap(resources, "kubeadm-config");
        var read =
                map == null
                        ? null
                        : ConfigText.read(
                                map,
                                FILE,
                                notes,
                                root -> new Read(read(root), Unheeded.of(root, HEEDED, ASIDE)));
        if (map == null || read == null) {
            return NONE;
        }
        read.rest.tell(map.key(), FieldPath.of("data", FILE), notes);
        return read.config;
    }

    private record Read(KubeadmConfig config, Unheeded rest) {}

    /// A spec with what kubeadm says where it says nothing.
    ///
    /// @param plugin the plugin's own pod networks, which go before kubeadm's
    LabSpec under(LabSpec spec, List<Cidr> plugin) {
        var pods = plugin.isEmpty() ? podCidrs : plugin;
        return new LabSpec(
                spec.version() == null ? version : spec.version(),
                spec.podCidrs().isEmpty() ? pods : spec.podCidrs(),
                spec.serviceCidrs().isEmpty() ? serviceCidrs : spec.serviceCidrs(),
                spec.dnsDomain() == null ? dnsDomain : spec.dnsDomain(),
                spec.cni(),
                spec.proxyMode(),
                spec.topology(),
                spec.external(),
                spec.listens(),
                spec.scenarios(),
                spec.installs());
    }

    private static KubeadmConfig read(Field root) {
        var networking = root.get("networking");
        var version = root.get("kubernetesVersion").text();
        var digits = version == null || !version.startsWith("v") ? version : version.substring(1);
        return new KubeadmConfig(
                ConfigText.cidrs(networking.get("podSubnet").text()),
                ConfigText.cidrs(networking.get("serviceSubnet").text()),
                networking.get("dnsDomain").text(),
                digits != null && digits.matches("1\\.[0-9]+(\\.[0-9]+)?") ? digits : null);
    }
}
