package io.netwright.sim.dns;

import io.netwright.model.net.IpAddress;

/// What a server is asked.
///
/// @param client who asks, as the server sees it
public record Question(DnsName name, DnsType type, IpAddress client) {
    Question withName(DnsName other) {
        return new Question(other, type, client);
    }
}
