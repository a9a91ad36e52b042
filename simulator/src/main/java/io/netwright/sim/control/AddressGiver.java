package io.netwright.sim.control;

import io.netwright.model.net.AddressSpan;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.Service;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Predicate;

/// A controller that gives load balancers their addresses.
interface AddressGiver {
    FieldPath TYPE = FieldPath.of("spec", "type");

    /// Is the address in one of its pools?
    boolean has(IpAddress address);

    /// Does the Service ask for addresses of its own choice?
    boolean isAsked(Service service);

    /// Addresses for a Service that has none.
    Grant give(ClusterService service, LoadBalancers.Vips vips);

    /// The answer.
    ///
    /// @param chosen could it have been another address?
    /// @param refusal why something is missing, null where nothing is
    /// @param at the field of the Service that the refusal is about
    record Grant(
            List<IpAddress> addresses, boolean chosen, @Nullable String refusal, FieldPath at) {
        public Grant {
            addresses = List.copyOf(addresses);
        }

        static Grant refused(FieldPath at, String why) {
            return new Grant(List.of(), false, why, at);
        }
    }

    /// The first value of some annotations, `""` where none is set.
    static String annotation(Service service, String... names) {
        var values = service.meta().annotations().values();
        for (var name : names) {
            var value = values.get(name);
            if (value != null) {
                return value;
            }
        }
        return "";
    }

    /// The first address that suits, null where none does.
    static @Nullable IpAddress first(AddressSpan span, Predicate<IpAddress> suits) {
        for (var address = span.first(); ; address = address.plus(1)) {
            if (suits.test(address)) {
                return address;
            }
            if (address.equals(span.last())) {
                return null;
            }
        }
    }

    static List<IpFamily> families(ClusterService service) {
        return service.clusterIps().stream().map(IpAddress::family).distinct().toList();
    }

    static String words(IpFamily family) {
        return family == IpFamily.V4 ? "IPv4" : "IPv6";
    }
}
