package io.netwright.model.lint;

import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.NetworkPolicy;
import io.netwright.model.resource.NetworkPolicy.Direction;
import io.netwright.model.resource.NetworkPolicy.Peer;

import java.util.ArrayList;
import java.util.List;

/// The peers of a policy, each with its place.
record Peers(FieldPath path, Direction direction, Peer peer) {
    static List<Peers> of(NetworkPolicy policy) {
        var all = new ArrayList<Peers>();
        for (var direction : Direction.values()) {
            boolean in = direction == Direction.INGRESS;
            var rules = policy.rules(direction);
            for (int i = 0; i < rules.size(); i++) {
                var peers = rules.get(i).peers();
                for (int j = 0; j < peers.size(); j++) {
                    var path =
                            FieldPath.of(
                                    "spec", in ? "ingress" : "egress", i, in ? "from" : "to", j);
                    all.add(new Peers(path, direction, peers.get(j)));
                }
            }
        }
        return all;
    }
}
