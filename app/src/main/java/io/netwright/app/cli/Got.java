package io.netwright.app.cli;

import io.netwright.model.resource.Labels;
import io.netwright.model.resource.ResourceKey;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.function.Supplier;

/// An object as `get` prints it.
///
/// @param derived does it follow from others, rather than stand in the lab
/// @param cells of its table, those of `-o wide` included
/// @param json the declared object, with what is derived in its places
record Got(
        ResourceKey key,
        Labels labels,
        boolean derived,
        List<String> cells,
        Supplier<ObjectNode> json) {}
