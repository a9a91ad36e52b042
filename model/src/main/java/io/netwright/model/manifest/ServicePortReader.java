package io.netwright.model.manifest;

import io.netwright.model.diag.Fault;
import io.netwright.model.manifest.Syntax.Form;
import io.netwright.model.net.Protocol;
import io.netwright.model.resource.PortRef;
import io.netwright.model.resource.Service;
import io.netwright.model.resource.Service.ServicePort;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads `spec.ports` of a Service (R5.10).
final class ServicePortReader {
    private ServicePortReader() {}

    static List<ServicePort> read(Field list, Service.Type type) {
        var ports = new ArrayList<ServicePort>();
        var items = list.items();
        var same = new Same();
        for (var item : items) {
            var port = read(item, items.size() > 1);
            if (port.nodePort() != null && type == Service.Type.CLUSTER_IP) {
                item.get("nodePort")
                        .error(
                                Fault.NOT_ALLOWED,
                                Fault.NOT_ALLOWED.hint("add type: NodePort to the spec"),
                                "with type ClusterIP");
            }
            same.refuse(item, port);
            ports.add(port);
        }
        return ports;
    }

    private static ServicePort read(Field item, boolean several) {
        var nameField = item.get("name");
        var text = nameField.text();
        var name = text == null || text.isEmpty() ? null : nameField.text(Form.DNS_LABEL);
        if (several && (text == null || text.isEmpty())) {
            nameField.error(
                    Fault.MISSING, Fault.MISSING.hint("several ports of a Service need names"));
        }
        var nodePort = item.get("nodePort").integer(0, 65535);
        return new ServicePort(
                name,
                NetFields.protocol(item.get("protocol").unlessEmpty()),
                NetFields.port(item.get("port").required()),
                targetPort(item.get("targetPort").unlessEmpty()),
                nodePort != null && nodePort == 0 ? null : nodePort,
                item.get("appProtocol").unlessEmpty().text(Form.LABEL_KEY));
    }

    /// 0 counts as unset.
    private static @Nullable PortRef targetPort(Field field) {
        boolean zero =
                field.node() instanceof YamlNode.Scalar(String text, _, _, _) && text.equals("0");
        return zero ? null : NetFields.portRef(field);
    }

    /// The ports before: sets, because a list may have a million.
    private static final class Same {
        private record Numbered(Protocol protocol, int port) {}

        private final Set<String> names = new HashSet<>();
        private final Set<Numbered> numbers = new HashSet<>();
        private final Map<Integer, Set<Numbered>> byNodePort = new HashMap<>(); // not walked

        void refuse(Field item, ServicePort port) {
            if (port.name() != null && !names.add(port.name())) {
                item.get("name").error(Fault.ITEM_TWICE, null, "port " + port.name());
            }
            var number = new Numbered(port.protocol(), port.port());
            if (!numbers.add(number) && port.port() != 0) {
                item.error(Fault.ITEM_TWICE, null, port.protocol() + " " + port.port());
            }
            if (port.nodePort() == null) {
                return;
            }
            var others = byNodePort.computeIfAbsent(port.nodePort(), _ -> new LinkedHashSet<>());
            boolean taken =
                    others.stream()
                            .anyMatch(
                                    it -> it.protocol == number.protocol || it.port != number.port);
            if (taken) {
                item.get("nodePort")
                        .error(Fault.ITEM_TWICE, null, port.protocol() + " " + port.nodePort());
            }
            others.add(number);
        }
    }
}
