package io.netwright.sim.fabric;

/// A netfilter hook of IP (`include/uapi/linux/netfilter.h`).
public enum Hook {
    PREROUTING,
    INPUT,
    FORWARD,
    OUTPUT,
    POSTROUTING
}
