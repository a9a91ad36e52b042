/// The selected object as a form, and what it does; each field is an edit of its text.
///
/// **Not modelled**: forms for ConfigMaps, Ingresses, EndpointSlices beyond name and labels, and
/// for the rules of a policy; these are edited as YAML. Moving an object to another namespace
/// changes nothing that names it.
@NullMarked
package io.netwright.app.ui.inspector;

import org.jspecify.annotations.NullMarked;
