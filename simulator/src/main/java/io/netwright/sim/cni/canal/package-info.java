/// Canal: flannel carries packets between nodes, Calico's plugin wires the pods and Felix enforces
/// policy; there is no bridge (R2.34).
///
/// Sources: Canal's manifest in projectcalico/calico `manifests/canal.yaml`; DATAPATH sections 2.1,
/// 2.3 and R2.34.
///
/// **Not modelled**: what flannel's and Felix's packages do not model; `canal_iface` and Typha.
@NullMarked
package io.netwright.sim.cni.canal;

import org.jspecify.annotations.NullMarked;
