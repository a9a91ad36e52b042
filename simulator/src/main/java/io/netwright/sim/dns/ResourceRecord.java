package io.netwright.sim.dns;

import io.netwright.model.net.IpAddress;

/// A record of an answer.
///
/// @param ttl seconds
/// @param data as zone files write it: an address, a name with a final dot, `0 100 80 target.`
public record ResourceRecord(DnsName name, DnsType type, long ttl, String data) {
    static ResourceRecord address(DnsName name, long ttl, IpAddress address) {
        var type = address instanceof IpAddress.V4 ? DnsType.A : DnsType.AAAA;
        return new ResourceRecord(name, type, ttl, address.toString());
    }

    ResourceRecord withTtl(long seconds) {
        return new ResourceRecord(name, type, seconds, data);
    }

    ResourceRecord withName(DnsName other) {
        return new ResourceRecord(other, type, ttl, data);
    }

    @Override
    public String toString() {
        return "%s %d IN %s %s".formatted(name, ttl, type, data);
    }
}
