/// What is known of every kind: its fields, their types, words, bounds, defaults, what is required,
/// the scope of its objects, and the rules of custom resources. Facts from an index that
/// `src/build/schema.py` makes out of the API server's OpenAPI documents and the add-ons'
/// CustomResourceDefinitions (their versions are in the oracles' notes); sources Apache-2.0.
///
/// Sources: apiextensions-apiserver `pkg/apiserver/validation`, `pkg/apiserver/schema/cel`; the
/// Common Expression Language, of which [Rule] reads what those definitions use.
///
/// **Not modelled**: rules about a change (`oldSelf`); rules of the API server's own kinds that are
/// code and no schema (the readers of `model.manifest` have those).
@NullMarked
package io.netwright.model.schema;

import org.jspecify.annotations.NullMarked;
