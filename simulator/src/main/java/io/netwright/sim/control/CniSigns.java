package io.netwright.sim.control;

import io.netwright.model.resource.ConfigMap;
import io.netwright.model.resource.Resource;
import io.netwright.model.resource.Workload;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/// Which CNI plugin the objects of a lab speak of: by the names that the plugins' own manifests
/// use. Canal brings Calico's kinds along, so it is asked first.
final class CniSigns {
    private static final List<Sign> SIGNS =
            List.of(
                    new Sign("canal", "canal", "canal-config", ""),
                    new Sign("flannel", "kube-flannel", "kube-flannel-cfg", ""),
                    new Sign("cilium", "cilium", "cilium-config", "cilium.io"),
                    new Sign("calico", "calico-node", "calico-config", "projectcalico.org"),
                    new Sign("calico", "calico-node", "calico-config", "operator.tigera.io"),
                    new Sign("weave", "weave-net", "weave-net", ""),
                    new Sign("kindnet", "kindnet", "", ""),
                    new Sign("antrea", "antrea-agent", "antrea-config", "antrea.io"),
                    new Sign("kube-router", "kube-router", "kube-router-cfg", ""),
                    new Sign("ovn-kubernetes", "ovnkube-node", "ovnkube-config", "k8s.ovn.org"),
                    new Sign("aws-vpc-cni", "aws-node", "amazon-vpc-cni", ""),
                    new Sign("azure-cni", "azure-cns", "cns-config", ""));

    private CniSigns() {}

    /// @param daemon how its DaemonSet's name begins
    /// @param config how its ConfigMap's name begins, `""` where it has none
    /// @param group how the API group of its kinds ends, `""` where it has none
    private record Sign(String plugin, String daemon, String config, String group) {
        boolean isShownBy(Resource resource) {
            return switch (resource) {
                case Workload.DaemonSet set -> isNamed(set.key().name(), daemon);
                case ConfigMap map -> !config.isEmpty() && isNamed(map.key().name(), config);
                default -> !group.isEmpty() && isIn(resource.key().group());
            };
        }

        private boolean isIn(String other) {
            return other.equals(group) || other.endsWith("." + group);
        }

        private static boolean isNamed(String name, String start) {
            return name.equals(start) || name.startsWith(start + "-");
        }
    }

    /// The plugin's name, null where nothing speaks of one.
    static @Nullable String plugin(List<Resource> resources) {
        int first = SIGNS.size();
        for (var resource : resources) {
            if (resource.key().group().isEmpty() && !(resource instanceof ConfigMap)) {
                continue;
            }
            for (int i = 0; i < first; i++) {
                if (SIGNS.get(i).isShownBy(resource)) {
                    first = i;
                }
            }
        }
        return first < SIGNS.size() ? SIGNS.get(first).plugin : null;
    }

    /// The ConfigMap of that name, in whatever namespace.
    static @Nullable ConfigMap configMap(List<Resource> resources, String name) {
        for (var resource : resources) {
            if (resource instanceof ConfigMap map && Objects.equals(map.key().name(), name)) {
                return map;
            }
        }
        return null;
    }
}
