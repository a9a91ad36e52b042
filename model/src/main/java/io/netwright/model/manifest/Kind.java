package io.netwright.model.manifest;

import io.netwright.model.resource.ObjectMeta;
import io.netwright.model.resource.Resource;
import io.netwright.model.resource.ResourceKey;

/// A kind that has a record: one line in [Kinds].
///
/// @param nameForm what its names look like
record Kind(
        String apiVersion, String name, boolean namespaced, Syntax.Form nameForm, Reader reader) {
    /// From a document to the record. What is wrong it notes in the fields and goes on with a
    /// stand-in: a resource with errors is thrown away.
    interface Reader {
        Resource read(ResourceKey key, ObjectMeta meta, Field root);
    }
}
