package io.netwright.sim.dns;

import io.netwright.model.net.IpAddress;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// An absolute domain name, with a final dot, in the letters it was given in; two that differ in
/// case only are the same to [#matches] and [#within].
public record DnsName(String text) {
    public static final DnsName ROOT = new DnsName(".");

    public DnsName {
        if (!text.endsWith(".")) {
            throw new IllegalArgumentException("not absolute: " + text);
        }
    }

    /// A name that counts as absolute whether it ends with a dot or not.
    public static DnsName of(String text) {
        return new DnsName(text.endsWith(".") ? text : text + ".");
    }

    public String lower() {
        return text.toLowerCase(Locale.ROOT);
    }

    public boolean matches(DnsName other) {
        return text.equalsIgnoreCase(other.text);
    }

    /// Is it `zone` or below it?
    public boolean within(DnsName zone) {
        if (zone.text.equals(".") || matches(zone)) {
            return true;
        }
        return lower().endsWith("." + zone.lower());
    }

    /// The labels, the leftmost first.
    public List<String> labels() {
        return text.equals(".")
                ? List.of()
                : List.of(text.substring(0, text.length() - 1).split("\\.", -1));
    }

    /// Its labels left of `zone`, in lower case.
    public List<String> labelsBelow(DnsName zone) {
        var all = DnsName.of(lower()).labels();
        return all.subList(0, all.size() - zone.labels().size());
    }

    /// Could it stand in a message: no empty label, none over 63 bytes, 255 bytes in all?
    public boolean isValid() {
        return text.length() <= 254
                && labels().stream().allMatch(it -> !it.isEmpty() && it.length() <= 63);
    }

    /// `10.0.96.10.in-addr.arpa.` for an address.
    public static DnsName reverseOf(IpAddress address) {
        var text = new StringBuilder();
        switch (address) {
            case IpAddress.V4(int bits) -> {
                for (int shift = 0; shift < 32; shift += 8) {
                    text.append(bits >>> shift & 255).append('.');
                }
                text.append("in-addr.arpa.");
            }
            case IpAddress.V6 v6 -> {
                for (int group = 7; group >= 0; group--) {
                    for (int shift = 0; shift < 16; shift += 4) {
                        text.append(Integer.toHexString(v6.group(group) >>> shift & 15))
                                .append('.');
                    }
                }
                text.append("ip6.arpa.");
            }
        }
        return new DnsName(text.toString());
    }

    /// The address that a reverse name stands for; empty for other names and incomplete ones.
    public Optional<IpAddress> reversed() {
        var labels = new ArrayList<>(DnsName.of(lower()).labels());
        if (within(DnsName.of("in-addr.arpa")) && labels.size() == 6) {
            return IpAddress.read(String.join(".", labels.subList(0, 4).reversed()));
        }
        if (within(DnsName.of("ip6.arpa")) && labels.size() == 34) {
            var digits = String.join("", labels.subList(0, 32).reversed());
            return digits.length() == 32
                    ? IpAddress.read(digits.replaceAll("(....)(?!$)", "$1:"))
                    : Optional.empty();
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}
