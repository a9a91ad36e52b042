package io.netwright.model.manifest;

import io.netwright.model.diag.Fault;
import io.netwright.model.diag.Message;
import io.netwright.model.net.Cidr;
import io.netwright.model.net.InterfaceAddress;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.Protocol;
import io.netwright.model.resource.PortRef;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Reads fields that hold addresses, networks, ports and protocols.
public final class NetFields {
    private static final Choices<Protocol> PROTOCOLS =
            Choices.of(Protocol::name, List.of(Protocol.TCP, Protocol.UDP, Protocol.SCTP));

    private NetFields() {}

    /// An address, null where unset or wrong.
    public static @Nullable IpAddress address(Field field) {
        var text = field.text();
        if (text == null) {
            return null;
        }
        var address = IpAddress.read(text).orElse(null);
        if (address == null || isMapped(text, address)) {
            var hint =
                    text.indexOf('/') > 0
                            ? Fault.BAD_ADDRESS.hint("leave out the length of the prefix")
                            : null;
            field.error(Fault.BAD_ADDRESS, hint, text, "an IP address");
        }
        return address;
    }

    /// `::ffff:10.0.0.1` is read as IPv4 by some and as IPv6 by others, and so refused.
    private static boolean isMapped(String text, IpAddress address) {
        return switch (address) {
            case IpAddress.V4 _ -> text.indexOf(':') >= 0;
            case IpAddress.V6(long high, long low) -> high == 0 && low >>> 32 == 0xffff;
        };
    }

    /// The elements that are addresses.
    public static List<IpAddress> addresses(Field list) {
        var addresses = new ArrayList<IpAddress>();
        for (var item : list.items()) {
            var address = address(item);
            if (address != null) {
                addresses.add(address);
            }
        }
        return addresses;
    }

    /// A network without host bits, null where unset or wrong.
    public static @Nullable Cidr cidr(Field field) {
        var text = field.text();
        if (text == null) {
            return null;
        }
        var cidr = Cidr.read(text.strip()).orElse(null);
        if (cidr == null) {
            refuseCidr(field, text.strip());
        }
        return cidr;
    }

    /// Notes that a text in this field is no network.
    public static void refuseCidr(Field field, String text) {
        field.error(Fault.BAD_CIDR, cidrHint(text), text);
    }

    private static @Nullable Message cidrHint(String text) {
        var address = InterfaceAddress.read(text).orElse(null);
        if (address != null) {
            return Fault.BAD_CIDR.hint(
                    "bits are set after the prefix; the network is {}", address.network());
        }
        var host = IpAddress.read(text).orElse(null);
        return host == null ? null : Fault.BAD_CIDR.hint("one address is {}", host.host());
    }

    /// The elements that are networks.
    public static List<Cidr> cidrs(Field list) {
        var cidrs = new ArrayList<Cidr>();
        for (var item : list.items()) {
            var cidr = cidr(item);
            if (cidr != null) {
                cidrs.add(cidr);
            }
        }
        return cidrs;
    }

    /// `TCP`, `UDP` or `SCTP`; TCP where unset or wrong.
    public static Protocol protocol(Field field) {
        var protocol = field.choice(PROTOCOLS);
        return protocol == null ? Protocol.TCP : protocol;
    }

    /// A port number, 0 where unset or wrong.
    public static int port(Field field) {
        var port = field.integer(1, 65535);
        return port == null ? 0 : port;
    }

    /// A port of a custom resource, by number or by any text; null where there is none.
    static @Nullable PortRef loosePort(Field field) {
        if (field.isNumber()) {
            return new PortRef.Numbered(field.whole(0));
        }
        return field.node() instanceof YamlNode.Scalar(String text, _, _, _) && !text.isEmpty()
                ? new PortRef.Named(text)
                : null;
    }

    /// A whole number of a custom resource, whose schema has its bounds; null where there is none.
    static @Nullable Long number(Field field) {
        var number = field.exactOrNull();
        return number == null ? null : number.longValue();
    }

    /// A port by number or name, null where unset or wrong.
    public static @Nullable PortRef portRef(Field field) {
        if (!field.isSet()) {
            return null;
        }
        if (field.isNumber()) {
            var number = field.integer(1, 65535);
            return number == null ? null : new PortRef.Numbered(number);
        }
        if (field.node() instanceof YamlNode.Scalar(String text, boolean plain, _, _)
                && !plain
                && !text.isEmpty()
                && text.chars().allMatch(Character::isDigit)) {
            field.error(
                    Fault.BAD_NAME,
                    Fault.BAD_NAME.hint("a port number stands without quotes"),
                    text,
                    Syntax.Form.PORT_NAME.words());
            return null;
        }
        var name = field.text(Syntax.Form.PORT_NAME);
        return name == null ? null : new PortRef.Named(name);
    }
}
