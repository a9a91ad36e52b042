package io.netwright.model.manifest;

import io.netwright.model.resource.ObjectMeta;
import io.netwright.model.resource.ResourceKey;
import io.netwright.model.resource.TraefikService;
import io.netwright.model.resource.TraefikService.Failover;
import io.netwright.model.resource.TraefikService.Hashed;
import io.netwright.model.resource.TraefikService.Mirror;
import io.netwright.model.resource.TraefikService.Mirroring;
import io.netwright.model.resource.TraefikService.Way;
import io.netwright.model.resource.TraefikService.Weighted;

import org.jspecify.annotations.Nullable;

/// Reads services of Traefik, which spread requests over others. Where an object has several ways,
/// the first counts that Traefik looks for.
///
/// Source: traefik v3 `pkg/provider/kubernetes/crd/kubernetes_http.go`, `buildTraefikService`.
final class TraefikServiceReader {
    private TraefikServiceReader() {}

    static TraefikService read(ResourceKey key, ObjectMeta meta, Field root) {
        var way = way(root.get("spec"), TraefikReader.of(key));
        return new TraefikService(key, meta, root.get("apiVersion").text(""), way);
    }

    private static @Nullable Way way(Field spec, TraefikReader reader) {
        var weighted = spec.get("weighted");
        if (weighted.isSet()) {
            return new Weighted(
                    reader.backends(weighted.get("services")), TraefikReader.sticky(weighted));
        }
        var mirroring = spec.get("mirroring");
        if (mirroring.isSet()) {
            return new Mirroring(
                    reader.backend(mirroring),
                    mirroring.get("mirrors").each(it -> mirror(it, reader)));
        }
        var hashed = spec.get("highestRandomWeight");
        if (hashed.isSet()) {
            return new Hashed(reader.backends(hashed.get("services")));
        }
        var failover = spec.get("failover");
        return failover.isSet()
                ? new Failover(
                        reader.backend(failover.get("service")),
                        reader.backend(failover.get("fallback")))
                : null;
    }

    private static Mirror mirror(Field item, TraefikReader reader) {
        return new Mirror(reader.backend(item), item.get("percent").whole(0));
    }
}
