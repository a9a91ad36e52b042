/// One record per Kubernetes kind: the part of each object that concerns networks, as it was
/// declared. What is derived (a chosen cluster IP, a pod's node) is never stored here; "unset" is
/// not "none". The text of the file keeps everything else.
///
/// Sources: kubernetes/api `core/v1`, `apps/v1`, `batch/v1`, `networking/v1`, `discovery/v1`;
/// sigs.k8s.io/network-policy-api; projectcalico/api `pkg/apis/projectcalico/v3`; cilium/cilium
/// `pkg/k8s/apis/cilium.io`.
///
/// **Not modelled**: kinds without a record are [Unmodelled], their text is kept; nothing acts yet
/// on any [Inert] kind.
@NullMarked
package io.netwright.model.resource;

import org.jspecify.annotations.NullMarked;
