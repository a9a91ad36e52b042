package io.netwright.sim.control;

/// The CNI plugin in force.
///
/// @param plugin a name of the catalog: `routed`, `flannel`, `canal`; any other is not modelled
/// @param mode flannel's backend: `vxlan`, `host-gw`; `""` where the plugin has no modes
/// @param vni of VXLAN
/// @param port of VXLAN: flannel's 8472
/// @param directRouting flannel's `DirectRouting` (R2.3)
/// @param mtu of the wire under the overlay, 0 for the card's own
/// @param podMtu of pods, 0 for what the overlay leaves
/// @param masquerade does the plugin's agent masquerade what leaves the cluster?
public record CniSettings(
        String plugin,
        String mode,
        int vni,
        int port,
        boolean directRouting,
        int mtu,
        int podMtu,
        boolean masquerade) {
    /// The usual MTU, and a masquerade.
    public CniSettings(String plugin, String mode, int vni, int port, boolean directRouting) {
        this(plugin, mode, vni, port, directRouting, 0, 0, true);
    }
}
