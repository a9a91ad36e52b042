package io.netwright.app.ui.walk;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Words of the field, explained in a sentence each.
final class Terms {
    private static final List<Term> ALL =
            List.of(
                    term("DNAT", "A rule gives the packet another destination address or port."),
                    term("SNAT", "A rule gives the packet another source address or port."),
                    term(
                            "masquerade",
                            "SNAT to the address of the device that the packet leaves by."),
                    term(
                            "conntrack",
                            "The kernel's table of connections. Answers are matched and translated"
                                    + " back by it."),
                    term(
                            "translate",
                            "Conntrack translates a packet of a connection that it knows: no rule"
                                    + " is asked again."),
                    term(
                            "route",
                            "The longest matching prefix of the routing table (FIB) names the"
                                    + " device and the next hop."),
                    term(
                            "neighbor",
                            "The link-layer (MAC) address of the next hop, from ARP, NDP, or an"
                                    + " agent."),
                    term(
                            "bridge",
                            "A switch in software: it forwards frames by their MAC address."),
                    term("FDB", "Forwarding database: which port a MAC address is behind."),
                    term(
                            "VXLAN",
                            "Ethernet frames inside UDP datagrams, from tunnel endpoint to tunnel"
                                    + " endpoint (RFC 7348)."),
                    term("VTEP", "A VXLAN tunnel endpoint: wraps and unwraps frames."),
                    term("encapsulate", "The whole frame becomes the content of another packet."),
                    term("decapsulate", "The outer headers come off; the inner frame goes on."),
                    term("MTU", "The longest packet that a device can send, in bytes."),
                    term("TTL", "Each router takes one off; at 0 the packet is dropped."),
                    term(
                            "isolated",
                            "A policy selects the pod: only what some policy admits passes."),
                    term(
                            "endpoint",
                            "An address and port behind a Service, usually a ready pod that its"
                                    + " selector matches."),
                    term("RST", "TCP's refusal: nothing listens there, or a rule says so."),
                    term("NXDOMAIN", "The name server says that the name does not exist."),
                    term(
                            "PREROUTING",
                            "Netfilter hook of packets that have just come in, before they are"
                                    + " routed."),
                    term("INPUT", "Netfilter hook of packets for this host itself."),
                    term("FORWARD", "Netfilter hook of packets that only pass through."),
                    term("OUTPUT", "Netfilter hook of packets that this host has made."),
                    term("POSTROUTING", "Netfilter hook of packets that are about to leave."),
                    term(
                            "transmit",
                            "A device sends the frame to whatever is at the other end of it."),
                    term("deliver", "A socket takes the packet: a process gets its content."),
                    term("ICMP", "The protocol by which IP tells senders of errors, and ping."));

    private Terms() {}

    /// A word and what it means.
    record Term(String word, String meaning) {}

    private static Term term(String word, String meaning) {
        return new Term(word, meaning);
    }

    /// What a word means, whatever its case and the signs around it.
    static Optional<Term> of(String word) {
        var bare = word.replaceAll("^[^A-Za-z]+|[^A-Za-z]+$", "");
        return ALL.stream().filter(it -> it.word().equalsIgnoreCase(bare)).findFirst();
    }

    /// What one of the words of an action or a hook means: `nat/PREROUTING`.
    static Optional<Term> in(String words) {
        for (var word : words.split("[ /]", -1)) {
            var known = of(word);
            if (known.isPresent()) {
                return known;
            }
        }
        return Optional.empty();
    }

    static String text(Term term) {
        return term.word().toUpperCase(Locale.ROOT).equals(term.word())
                ? term.word() + ": " + term.meaning()
                : term.meaning();
    }
}
