package io.netwright.sim.tables;

import io.netwright.model.net.IpFamily;

import java.util.List;
import java.util.Optional;

/// The views that are known, those of netfilter first.
public final class TableViews {
    static final IptablesSave IPTABLES = new IptablesSave("iptables-save", IpFamily.V4);
    static final IptablesSave IP6TABLES = new IptablesSave("ip6tables-save", IpFamily.V6);
    static final NftRuleset NFT = new NftRuleset("nft list ruleset");
    static final TableView IPVS = new IpvsadmView();
    static final TableView CONNTRACK = new ConntrackView();
    static final TableView ROUTES = new RouteView();
    static final TableView NEIGHBORS = new NeighborView();
    static final TableView FDB = new FdbView();
    static final TableView LINKS = new LinkView();
    static final TableView SOCKETS = new SocketView();

    private static final List<TableView> ALL =
            List.of(
                    IPTABLES,
                    IP6TABLES,
                    NFT,
                    new SetView(),
                    IPVS,
                    CONNTRACK,
                    ROUTES,
                    new RoutingRuleView(),
                    NEIGHBORS,
                    FDB,
                    LINKS,
                    new AddressView(),
                    SOCKETS);

    private TableViews() {}

    public static List<TableView> all() {
        return ALL;
    }

    public static Optional<TableView> named(String name) {
        return ALL.stream().filter(it -> it.name().equals(name)).findFirst();
    }
}
