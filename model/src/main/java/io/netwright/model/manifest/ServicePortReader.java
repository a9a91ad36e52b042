package io.netwright.model.manifest;

import io.netwright.model.diag.Fault;
import io.netwright.model.manifest.Syntax.Form;
import io.netwright.model.resource.Service;
import io.netwright.model.resource.Service.ServicePort;

import java.util.ArrayList;
import java.util.List;

/// Reads `spec.ports` of a Service (R5.10).
final class ServicePortReader {
    private ServicePortReader() {}

    static List<ServicePort> read(Field list, Service.Type type) {
        var ports = new ArrayList<ServicePort>();
        var items = list.items();
        for (var item : items) {
            Unknown.warn(item, "a port of a Service", Unknown.SERVICE_PORT);
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
                NetFields.protocol(item.get("protocol")),
                NetFields.port(item.get("port").required()),
                NetFields.portRef(item.get("targetPort")),
                nodePort != null && nodePort == 0 ? null : nodePort);
    }

    private static void refuseSame(Field item, ServicePort port, List<ServicePort> before) {
        for (var other : before) {
            if (port.name() != null && port.name().equals(other.name())) {
                item.get("name").error(Fault.ITEM_TWICE, null, "port " + port.name());
            }
            if (port.protocol() != other.protocol()) {
                continue;
            }
            if (port.port() == other.port() && port.port() != 0) {
                item.get("port").error(Fault.ITEM_TWICE, null, port.protocol() + " " + port.port());
            }
            if (port.nodePort() != null && port.nodePort().equals(other.nodePort())) {
                item.get("nodePort")
                        .error(Fault.ITEM_TWICE, null, port.protocol() + " " + port.nodePort());
            }
        }
    }
}
