package io.netwright.model.resource;

import io.netwright.model.net.Cidr;

import java.util.List;

/// A Calico IPReservation: addresses that are given to nobody who does not ask for them.
public record CalicoReservation(
        ResourceKey key, ObjectMeta meta, String apiVersion, List<Cidr> networks)
        implements Resource {
    public CalicoReservation {
        networks = List.copyOf(networks);
    }
}
