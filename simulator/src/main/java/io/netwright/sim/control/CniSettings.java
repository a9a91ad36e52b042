package io.netwright.sim.control;

/// The CNI plugin in force.
///
/// @param plugin a name of the catalog: `routed`, `flannel`, `canal`; any other is not modelled
/// @param mode flannel's backend: `vxlan`, `host-gw`; `""` where the plugin has no modes
/// @param vni of VXLAN
/// @param port of VXLAN: flannel's 8472
/// @param directRouting flannel's `DirectRouting` (R2.3)
public record CniSettings(String plugin, String mode, int vni, int port, boolean directRouting) {}
