package io.netwright.sim.tables;

import io.netwright.model.net.IpFamily;

import java.util.List;
import java.util.Optional;

/// The formats that are known.
public final class TableFormats {
    private static final List<TableFormat> ALL =
            List.of(
                    new IptablesSave("iptables-save", IpFamily.V4),
                    new IptablesSave("ip6tables-save", IpFamily.V6),
                    new NftRuleset("nft"),
                    new IpsetSave(),
                    new IpvsadmSave(),
                    new IpLink(),
                    new IpAddr(),
                    new IpRoute(),
                    new IpRule(),
                    new IpNeigh(),
                    new BridgeFdb(),
                    new ConntrackList());

    private TableFormats() {}

    public static List<TableFormat> all() {
        return ALL;
    }

    public static Optional<TableFormat> named(String name) {
        return ALL.stream().filter(it -> it.name().equals(name)).findFirst();
    }
}
