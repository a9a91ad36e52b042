package io.netwright.model.manifest;

import io.netwright.model.diag.Fault;
import io.netwright.model.net.IpAddress;

/// Addresses that no endpoint and no external IP may have.
///
/// Source: kubernetes `pkg/apis/core/validation/validation.go`, `ValidateEndpointIP`.
final class EndpointAddress {
    private EndpointAddress() {}

    static void refuseSpecial(Field field, IpAddress address) {
        String what = null;
        if (address.isUnspecified()) {
            what = "unspecified";
        } else if (address.isLoopback()) {
            what = "loopback";
        } else if (address.isLinkLocal()) {
            what = "link-local";
        } else if (isLinkLocalMulticast(address)) {
            what = "link-local multicast";
        }
        if (what != null) {
            field.error(Fault.NOT_ALLOWED, null, "to a " + what + " address (" + address + ")");
        }
    }

    /// `224.0.0.0/24` or `ff02::/16`, whatever the flags.
    private static boolean isLinkLocalMulticast(IpAddress address) {
        return switch (address) {
            case IpAddress.V4(int bits) -> bits >>> 8 == 0xe00000;
            case IpAddress.V6(long high, _) -> high >>> 56 == 0xff && (high >>> 48 & 0xf) == 2;
        };
    }
}
