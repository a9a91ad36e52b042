/// What a CNI plugin programs, and what several plugins do alike: the veth of a routed pod, host
/// ports, and the networks that are behind a node. A plugin is one package of its own and one line
/// in the catalog of `sim.compile`.
///
/// Sources: DATAPATH section 1; containernetworking/plugins `plugins/meta/portmap`;
/// projectcalico/calico `cni-plugin/pkg/dataplane/linux`.
///
/// **Not modelled**: several interfaces per pod, bandwidth limits.
@NullMarked
package io.netwright.sim.cni;

import org.jspecify.annotations.NullMarked;
