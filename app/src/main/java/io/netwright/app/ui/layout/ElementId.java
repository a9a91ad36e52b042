package io.netwright.app.ui.layout;

import io.netwright.model.resource.ResourceKey;

/// What names a thing on the canvas.
public sealed interface ElementId {
    /// A Node, Pod, Service, NetworkPolicy or Ingress.
    record Keyed(ResourceKey key) implements ElementId {}

    /// A host outside the cluster, by its name or, where the lab names none, by its address.
    record Outside(String name) implements ElementId {}

    /// The router between the nodes and the outside.
    record Router() implements ElementId {}

    /// The tray of pods that have no node.
    record Unscheduled() implements ElementId {}

    /// A network device.
    ///
    /// @param place the name of its network namespace: `node/red`, `shop/web-0`
    record Device(String place, String name) implements ElementId {}

    /// Where a node decides: its routes, its chains, its connections.
    record Station(String place, Kind kind) implements ElementId {
        /// What is decided there.
        public enum Kind {
            CONNTRACK("conntrack"),
            NETFILTER("netfilter"),
            ROUTES("routes");

            private final String text;

            Kind(String text) {
                this.text = text;
            }

            public String text() {
                return text;
            }
        }
    }

    static ElementId of(ResourceKey key) {
        return new Keyed(key);
    }

    static ElementId node(String name) {
        return new Keyed(ResourceKey.node(name));
    }
}
