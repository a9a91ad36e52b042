package io.netwright.sim.policy;

/// What may go from one endpoint to another; never without a port.
public record Connection(Endpoint source, Endpoint destination, PortSet ports) {
    @Override
    public String toString() {
        return source + " → " + destination + ": " + ports;
    }
}
