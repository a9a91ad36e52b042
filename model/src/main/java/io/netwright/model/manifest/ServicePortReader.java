package io.netwright.model.manifest;

import io.netwright.model.diag.Fault;
import io.netwright.model.manifest.Syntax.Form;
import io.netwright.model.resource.PortRef;
import io.netwright.model.resource.Service;
import io.netwright.model.resource.Service.ServicePort;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Reads `spec.ports` of a Service (R5.10).
final class ServicePortReader {
    private ServicePortReader() {}

    static List<ServicePort> read(Field list, Service.Type type) {
        var ports = new ArrayList<ServicePort>();
        var items = list.items();
        for (var item : items) {
            var port = read(item, items.size() > 1);
            if (port.nodePort() != null && type == Service.Type.CLUSTER_IP) {
                item.get("nodePort")
                        .error(
                                Fault.NOT_ALLOWED,
                                Fault.NOT_ALLOWED.hint("add type: NodePort to the spec"),
                                "with type ClusterIP");
            }
            refuseSame(item, port, ports);
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

    private static void refuseSame(Field item, ServicePort port, List<ServicePort> before) {
        for (var other : before) {
            if (port.name() != null && port.name().equals(other.name())) {
                item.get("name").error(Fault.ITEM_TWICE, null, "port " + port.name());
            }
            boolean sameProtocol = port.protocol() == other.protocol();
            if (sameProtocol && port.port() == other.port() && port.port() != 0) {
                item.error(Fault.ITEM_TWICE, null, port.protocol() + " " + port.port());
            }
            if (port.nodePort() != null
                    && port.nodePort().equals(other.nodePort())
                    && (sameProtocol || port.port() != other.port())) {
                item.get("nodePort")
                        .error(Fault.ITEM_TWICE, null, port.protocol() + " " + port.nodePort());
            }
        }
    }
}
