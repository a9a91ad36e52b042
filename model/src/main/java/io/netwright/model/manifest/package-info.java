/// YAML and JSON text to documents: trees that know their place in the text, scalars as kubectl
/// reads them, and typed resources, with everything that the API server would refuse as
/// diagnostics. The only package that sees the YAML parser.
///
/// Sources: YAML 1.2.2; sigs.k8s.io/yaml for scalars, keys and merges (compared with kubectl 1.33);
/// kubernetes `pkg/apis/*/validation` for what is refused, with what the real API server answered
/// (`src/test/resources/apiserver`).
///
/// **Not modelled**: defaults, admission and server-side conversion between versions; rules of the
/// server's own code for fields that do not concern networks; Calico's and Cilium's own rules of
/// names, of other objects (two pools that overlap), and of settings that concern no packet; in
/// rules of Traefik comments, numbered escapes and whether a regular expression is one; several
/// JSON values in one file without `---` between them; the tag `!!binary`.
@NullMarked
package io.netwright.model.manifest;

import org.jspecify.annotations.NullMarked;
