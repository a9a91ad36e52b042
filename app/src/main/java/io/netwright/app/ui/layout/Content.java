package io.netwright.app.ui.layout;

import java.util.List;

/// What is to be arranged, each list in the order in which people expect it.
///
/// @param frames nodes, and last the tray of pods without one
/// @param services each stands above the frames that hold its endpoints
/// @param ingresses above the Services
/// @param policies a shelf at the top
/// @param outside left of the router
public record Content(
        List<Frame> frames,
        List<Hung> services,
        List<ElementId> ingresses,
        List<ElementId> policies,
        List<ElementId> outside) {
    public Content {
        frames = List.copyOf(frames);
        services = List.copyOf(services);
        ingresses = List.copyOf(ingresses);
        policies = List.copyOf(policies);
        outside = List.copyOf(outside);
    }

    /// A frame and the cards in it.
    ///
    /// @param strip the height that its devices need, 0 for none
    public record Frame(ElementId id, List<ElementId> cards, double strip) {
        public Frame {
            cards = List.copyOf(cards);
        }
    }

    /// A thing that hangs above frames; the list may be empty.
    public record Hung(ElementId id, List<ElementId> over) {
        public Hung {
            over = List.copyOf(over);
        }
    }
}
