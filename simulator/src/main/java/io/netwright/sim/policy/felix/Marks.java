package io.netwright.sim.policy.felix;

import io.netwright.sim.fabric.Target;

/// The bits of the packet mark that Felix uses, from the lowest of its mask 0xffff0000 on.
final class Marks {
    static final int ACCEPT = 0x10000;
    static final int PASS = 0x20000;
    static final int SCRATCH_0 = 0x40000;
    static final int SCRATCH_1 = 0x80000;
    static final int ALL = ACCEPT | PASS | SCRATCH_0 | SCRATCH_1;

    private Marks() {}

    static Target set(int bits) {
        return new Target.SetMark(bits, bits);
    }

    static Target clear(int bits) {
        return new Target.SetMark(0, bits);
    }
}
