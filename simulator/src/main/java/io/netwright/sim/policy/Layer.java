package io.netwright.sim.policy;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.model.resource.Labels;
import io.netwright.model.resource.NetworkPolicy.Direction;
import io.netwright.model.resource.NetworkPolicy.Peer;
import io.netwright.sim.control.Cluster;
import io.netwright.sim.control.ClusterPod;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// Reachability in one address family. Pods and outside addresses that no policy can tell apart are
/// one class. What a class admits is a row over all classes, and there is one row for each distinct
/// set of isolating policies: `allowed = egress[profile(source)] ∩ ingress[profile(destination)]`.
final class Layer {
    private static final int OPEN = -1;

    private final PolicyIndex index;
    private final PortSets ports;
    private final boolean blocksMatchPods;
    private final Cluster cluster;
    private final IpFamily family;
    private final Map<ClassKey, Integer> numbers = new LinkedHashMap<>();
    private final List<ClassKey> classes = new ArrayList<>();
    private final Map<List<Integer>, Integer> profileNumbers = new LinkedHashMap<>();
    private final List<List<Integer>> profiles = new ArrayList<>();
    private final Map<Group, Group.Facts> groups = new LinkedHashMap<>();
    private final Map<AddressRange, Integer> outside = new LinkedHashMap<>();
    private final Map<PolicyIndex.Rule, BitSet> members = new LinkedHashMap<>();
    private final Map<Long, int[]> rows = new LinkedHashMap<>();
    private final List<BitSet> membersOfPeer = new ArrayList<>();
    private final List<BitSet> membersOfBlock = new ArrayList<>();
    private final List<List<PortSet>> namings = new ArrayList<>();
    private final Map<List<PortSet>, Integer> namingNumbers = new LinkedHashMap<>();

    /// What a policy can see of a pod or of an address.
    ///
    /// @param ingress the profile of isolating policies, [#OPEN] where there are none
    /// @param naming what the port names stand for, -1 outside
    private record ClassKey(int ingress, int egress, BitSet peers, BitSet blocks, int naming) {}

    /// Pods of a namespace with the same labels, as far as selectors ask.
    private record Group(String namespace, Labels labels) {
        private record Facts(int ingress, int egress, BitSet peers) {}
    }

    Layer(
            PolicyIndex index,
            PortSets ports,
            Cluster cluster,
            IpFamily family,
            boolean blocksMatchPods) {
        this.index = index;
        this.ports = ports;
        this.cluster = cluster;
        this.family = family;
        this.blocksMatchPods = blocksMatchPods;
        for (var range : ranges()) {
            var key = new ClassKey(OPEN, OPEN, new BitSet(), blocks(range.from()), -1);
            outside.put(range, number(key));
        }
    }

    /// The ranges of addresses outside, with their classes.
    Map<AddressRange, Integer> outside() {
        return outside;
    }

    /// The class of a pod. All pods have to be told before the first question.
    int add(ClusterPod pod) {
        var address = pod.addressGiven() && blocksMatchPods ? pod.address(family) : null;
        var blocks = address == null ? new BitSet() : blocks(address);
        if (pod.spec().hostNetwork()) {
            return number(new ClassKey(OPEN, OPEN, new BitSet(), blocks, naming(pod)));
        }
        var group = new Group(pod.namespace(), index.relevant(pod.labels()));
        var facts = groups.computeIfAbsent(group, this::facts);
        return number(new ClassKey(facts.ingress, facts.egress, facts.peers, blocks, naming(pod)));
    }

    /// The number of the ports that may be reached.
    int allowed(int source, int destination) {
        var from = classes.get(source);
        var to = classes.get(destination);
        int out = from.egress == OPEN ? PortSets.ALL : egress(from.egress)[destination];
        if (out == PortSets.NONE || to.ingress == OPEN) {
            return out;
        }
        return ports.intersection(out, ingress(to.ingress, to.naming)[source]);
    }

    private int number(ClassKey key) {
        var known = numbers.get(key);
        if (known == null) {
            known = classes.size();
            classes.add(key);
            numbers.put(key, known);
        }
        return known;
    }

    private Group.Facts facts(Group group) {
        var namespace = cluster.namespaceLabels(group.namespace);
        var peers = new BitSet();
        for (int i = 0; i < index.peers.size(); i++) {
            var peer = index.peers.get(i);
            if (peer.matchesNamespace(group.namespace, namespace)
                    && peer.matchesLabels(group.labels)) {
                peers.set(i);
            }
        }
        return new Group.Facts(
                profile(index.selecting(group.namespace, group.labels, Direction.INGRESS)),
                profile(index.selecting(group.namespace, group.labels, Direction.EGRESS)),
                peers);
    }

    private int profile(List<Integer> policies) {
        if (policies.isEmpty()) {
            return OPEN;
        }
        return profileNumbers.computeIfAbsent(
                policies,
                it -> {
                    profiles.add(it);
                    return profiles.size() - 1;
                });
    }

    private int naming(ClusterPod pod) {
        var naming = new ArrayList<PortSet>();
        for (var name : index.names) {
            naming.add(Ports.named(name.name(), name.protocol(), pod.spec()));
        }
        return namingNumbers.computeIfAbsent(
                naming,
                it -> {
                    namings.add(it);
                    return namings.size() - 1;
                });
    }

    private BitSet blocks(IpAddress address) {
        var blocks = new BitSet();
        for (int i = 0; i < index.blocks.size(); i++) {
            if (matches(index.blocks.get(i), address)) {
                blocks.set(i);
            }
        }
        return blocks;
    }

    static boolean matches(Peer.IpBlock block, IpAddress address) {
        return block.cidr().contains(address)
                && block.except().stream().noneMatch(it -> it.contains(address));
    }

    /// All addresses of the family, cut where a block begins or ends and it makes a difference.
    private List<AddressRange> ranges() {
        var all = Cidr.all(family);
        var starts = new TreeSet<IpAddress>(List.of(all.network()));
        for (var block : index.blocks) {
            cut(starts, block.cidr());
            block.except().forEach(it -> cut(starts, it));
        }
        var ranges = new ArrayList<AddressRange>();
        var start = all.network();
        BitSet before = null;
        for (var next : starts) {
            var blocks = blocks(next);
            if (before != null && !blocks.equals(before)) {
                ranges.add(new AddressRange(start, next.plus(-1)));
                start = next;
            }
            before = blocks;
        }
        ranges.add(new AddressRange(start, all.last()));
        return ranges;
    }

    private void cut(SortedSet<IpAddress> starts, Cidr network) {
        if (network.family() == family) {
            starts.add(network.network());
            if (!network.last().equals(Cidr.all(family).last())) {
                starts.add(network.last().plus(1));
            }
        }
    }

    /// By source class.
    private int[] ingress(int profile, int naming) {
        long key = (long) profile << 32 | naming;
        return rows.computeIfAbsent(key, _ -> ingressRow(profile, naming));
    }

    private int[] ingressRow(int profile, int naming) {
        var row = new int[classes.size()];
        for (int policy : profiles.get(profile)) {
            for (var rule : index.rules(policy, Direction.INGRESS)) {
                int set = ports.number(withNames(rule, naming));
                add(row, members(rule), set);
            }
        }
        return row;
    }

    private PortSet withNames(PolicyIndex.Rule rule, int naming) {
        var set = rule.ports();
        for (int name : rule.names()) {
            set = set.union(namings.get(naming).get(name));
        }
        return set;
    }

    /// By destination class.
    private int[] egress(int profile) {
        long key = 1L << 63 | profile;
        return rows.computeIfAbsent(key, _ -> egressRow(profile));
    }

    private int[] egressRow(int profile) {
        var row = new int[classes.size()];
        for (int policy : profiles.get(profile)) {
            for (var rule : index.rules(policy, Direction.EGRESS)) {
                add(row, members(rule), ports.number(rule.ports()));
                if (!rule.names().isEmpty()) {
                    addNames(row, rule);
                }
            }
        }
        return row;
    }

    /// A name means what it means on the destination; an address outside has none (R8.6).
    private void addNames(int[] row, PolicyIndex.Rule rule) {
        var matched = members(rule);
        for (int i = 0; i < row.length; i++) {
            int naming = classes.get(i).naming;
            if (naming >= 0 && (matched == null || matched.get(i))) {
                row[i] = ports.union(row[i], ports.number(withNames(rule, naming)));
            }
        }
    }

    private void add(int[] row, @Nullable BitSet members, int set) {
        if (set == PortSets.NONE) {
            return;
        }
        if (members == null) {
            for (int i = 0; i < row.length; i++) {
                row[i] = ports.union(row[i], set);
            }
            return;
        }
        for (int i = members.nextSetBit(0); i >= 0; i = members.nextSetBit(i + 1)) {
            row[i] = ports.union(row[i], set);
        }
    }

    /// The classes that a rule's peers match, null for all.
    private @Nullable BitSet members(PolicyIndex.Rule rule) {
        if (rule.anybody()) {
            return null;
        }
        if (membersOfPeer.isEmpty() && membersOfBlock.isEmpty()) {
            collectMembers();
        }
        return members.computeIfAbsent(
                rule,
                it -> {
                    var all = new BitSet();
                    it.peers().forEach(peer -> all.or(membersOfPeer.get(peer)));
                    it.blocks().forEach(block -> all.or(membersOfBlock.get(block)));
                    return all;
                });
    }

    private void collectMembers() {
        index.peers.forEach(_ -> membersOfPeer.add(new BitSet()));
        index.blocks.forEach(_ -> membersOfBlock.add(new BitSet()));
        for (int i = 0; i < classes.size(); i++) {
            int number = i;
            classes.get(i).peers.stream().forEach(it -> membersOfPeer.get(it).set(number));
            classes.get(i).blocks.stream().forEach(it -> membersOfBlock.get(it).set(number));
        }
    }
}
