package io.netwright.app.ui.canvas;

import io.netwright.app.ui.figures.Figure;
import io.netwright.app.ui.layout.Box;
import io.netwright.app.ui.layout.ElementId;
import io.netwright.app.ui.layout.Spot;
import io.netwright.model.resource.ResourceKey;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// One thing of the drawing.
public sealed interface Thing {
    ElementId id();

    Box box();

    Figure figure();

    /// What it is called on the drawing.
    String title();

    /// A node, or an assumed one.
    ///
    /// @param network its pod networks, `""` for none
    /// @param address its primary address, `""` for none
    record NodeFrame(
            ElementId id,
            Box box,
            ResourceKey key,
            String network,
            String address,
            int pods,
            boolean declared,
            Plumbing plumbing)
            implements Thing {
        @Override
        public Figure figure() {
            return Figure.NODE;
        }

        @Override
        public String title() {
            return key.name();
        }

        /// The name of its network namespace.
        public String place() {
            return "node/" + key.name();
        }
    }

    /// Holds the pods that have no node.
    record Tray(ElementId id, Box box, int pods) implements Thing {
        @Override
        public Figure figure() {
            return Figure.POD;
        }

        @Override
        public String title() {
            return "Without a node";
        }
    }

    /// A pod.
    ///
    /// @param frame the node or the tray that it is in
    /// @param address its primary address, `""` for none
    /// @param policies that select it
    /// @param device the name of its own device, null where the fabric is not known or has none
    /// @param hostDevice the name of the other end of its veth, likewise
    record PodCard(
            ElementId id,
            Box box,
            ResourceKey key,
            ElementId frame,
            String address,
            PodState state,
            boolean hostNetwork,
            List<ElementId> policies,
            @Nullable String device,
            @Nullable String hostDevice)
            implements Thing {
        public PodCard {
            policies = List.copyOf(policies);
        }

        @Override
        public Figure figure() {
            return Figure.POD;
        }

        @Override
        public String title() {
            return key.name();
        }

        /// Where its own device is: on the lower edge.
        Spot port() {
            return new Spot(box.x() + 18, box.bottom());
        }

        /// Where the node's end of its veth is: in the gap below it.
        Spot hostPort() {
            return new Spot(box.x() - 6, box.bottom() + 8);
        }
    }

    /// A Service.
    ///
    /// @param address its cluster IP and first port, or a word for what it is instead
    record ServiceCard(
            ElementId id,
            Box box,
            ResourceKey key,
            String type,
            String address,
            int ready,
            int endpoints)
            implements Thing {
        @Override
        public Figure figure() {
            return Figure.SERVICE;
        }

        @Override
        public String title() {
            return key.name();
        }
    }

    /// A NetworkPolicy's place on the shelf; its shields stand on the pods.
    ///
    /// @param directions `in`, `out`, or both
    record PolicyChip(ElementId id, Box box, ResourceKey key, String directions, int selected)
            implements Thing {
        @Override
        public Figure figure() {
            return Figure.POLICY;
        }

        @Override
        public String title() {
            return key.name();
        }
    }

    /// An Ingress.
    record IngressCard(ElementId id, Box box, ResourceKey key, String hosts) implements Thing {
        @Override
        public Figure figure() {
            return Figure.INGRESS;
        }

        @Override
        public String title() {
            return key.name();
        }
    }

    /// A host outside.
    record OutsideCard(ElementId id, Box box, String name, String address) implements Thing {
        @Override
        public Figure figure() {
            return Figure.OUTSIDE;
        }

        @Override
        public String title() {
            return name;
        }
    }

    /// The router.
    record RouterBox(ElementId id, Box box) implements Thing {
        /// The cable of a host outside: down at its left to the router.
        List<Spot> cableOf(OutsideCard host) {
            double x = host.box.x() - 8;
            double y = box.centerY();
            return List.of(
                    new Spot(host.box.x(), host.box.centerY()),
                    new Spot(x, host.box.centerY()),
                    new Spot(x, y),
                    new Spot(box.x(), y));
        }

        @Override
        public Figure figure() {
            return Figure.ROUTER;
        }

        @Override
        public String title() {
            return "router";
        }
    }

    /// A device or a station of a node, seen from near.
    ///
    /// @param detail its address or kind, `""` for none
    record DeviceBox(ElementId id, Box box, String name, String detail, ElementId frame)
            implements Thing {
        @Override
        public Figure figure() {
            return Figure.NODE;
        }

        @Override
        public String title() {
            return name;
        }
    }
}
