package io.netwright.model.resource;

import io.netwright.model.net.IpAddress;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A `v1` Pod, as declared and as its status tells.
public record Pod(ResourceKey key, ObjectMeta meta, PodSpec spec, Status status)
        implements Resource {
    /// What the status says; every part may be unset.
    ///
    /// @param phase `Pending`, `Running`, `Succeeded`, `Failed` or `Unknown`
    /// @param ready the `Ready` condition
    public record Status(
            @Nullable String phase,
            List<IpAddress> podIps,
            @Nullable IpAddress hostIp,
            @Nullable Boolean ready) {
        public static final Status UNSET = new Status(null, List.of(), null, null);

        public Status {
            podIps = List.copyOf(podIps);
        }
    }
}
