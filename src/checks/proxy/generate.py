#!/usr/bin/env python3
"""Writes clusters as kube-proxy sees them, from fixed seeds.

generate.py DIR COUNT makes DIR/001 to DIR/COUNT: a kube-proxy configuration, proxy.conf, and one to
three states, 1.json and so on, each a list of objects that replaces the one before: endpoints come,
go and terminate, Services change. Names that matter: the node is `one`.
"""
import json
import pathlib
import random
import sys

ZONES = ["west", "east"]
NODES = ["one", "two", "three"]
POD_CIDRS = ["10.244.0.0/16", "fd00:10:244::/48"]
SERVICE_CIDRS = [["10.96.0.0/16"], ["10.96.0.0/16", "fd00:10:96::/112"],
                 ["10.96.0.0/20", "10.96.16.0/20", "fd00:10:96::/112"]]
RANGES_V4 = ["203.0.113.0/24", "203.0.113.64/26", "192.168.50.0/24", "198.51.100.0/25",
             "10.0.0.0/8", "192.0.2.9/32", "0.0.0.0/0"]
RANGES_V6 = ["2001:db8:1::/48", "2001:db8:1:2::/64", "fd00:50::/64", "::/0"]


class Lab:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.taken = set()
        self.dual = self.random.random() < 0.5
        self.count = self.random.randint(1, 3)

    def chance(self, probability):
        return self.random.random() < probability

    def unique(self, make):
        while True:
            value = make()
            if value not in self.taken:
                self.taken.add(value)
                return value

    # -- the cluster

    def nodes(self):
        nodes = []
        for number, name in enumerate(NODES[: self.count], 1):
            addresses = [{"type": "InternalIP", "address": f"192.168.50.{10 + number}"}]
            cidrs = [f"10.244.{number}.0/24"]
            if self.dual:
                cidrs.append(f"fd00:10:244:{number}::/64")
                addresses.append({"type": "InternalIP", "address": f"fd00:50::{10 + number}"})
            labels = {"kubernetes.io/hostname": name}
            if self.chance(0.8):
                labels["topology.kubernetes.io/zone"] = self.random.choice(ZONES)
            nodes.append({
                "apiVersion": "v1", "kind": "Node",
                "metadata": {"name": name, "labels": labels},
                "spec": {"podCIDR": cidrs[0], "podCIDRs": cidrs},
                "status": {"addresses": addresses}})
        return nodes

    def service_cidrs(self):
        ranges = self.random.choice(SERVICE_CIDRS[1:] if self.dual else SERVICE_CIDRS[:1])
        documents = [{
            "apiVersion": "networking.k8s.io/v1", "kind": "ServiceCIDR",
            "metadata": {"name": "kubernetes"},
            "spec": {"cidrs": [ranges[0]] + [it for it in ranges if ":" in it][:1]}}]
        for number, extra in enumerate(ranges[1:]):
            if ":" not in extra:
                documents.append({
                    "apiVersion": "networking.k8s.io/v1", "kind": "ServiceCIDR",
                    "metadata": {"name": f"more-{number}"}, "spec": {"cidrs": [extra]}})
        for document in documents:
            document["status"] = {"conditions": [{"type": "Ready", "status": "True"}]}
        return documents

    def v4(self, prefix, low, high):
        return self.unique(lambda: f"{prefix}.{self.random.randint(low, high)}")

    def v6(self, prefix):
        return self.unique(lambda: f"{prefix}::{self.random.randint(1, 0xfff0):x}")

    def families(self):
        if not self.dual:
            return ["IPv4"]
        return self.random.choice([["IPv4"], ["IPv6"], ["IPv4", "IPv6"], ["IPv6", "IPv4"]])

    def ports(self, kind):
        ports = []
        open_ports = kind == "NodePort" or (kind == "LoadBalancer" and self.chance(0.8))
        number = self.random.choice([1, 1, 1, 2, 3])
        for index in range(number):
            protocol = self.random.choice(["TCP", "TCP", "TCP", "UDP", "SCTP"])
            port = {"port": self.unique_port(ports, protocol), "protocol": protocol,
                    "targetPort": self.random.choice([8080, 53, 9376])}
            if number > 1 or self.chance(0.6):
                port["name"] = ["http", "dns-tcp", "metrics"][index]
            if open_ports:
                port["nodePort"] = self.unique(lambda: self.random.randint(30000, 32767))
            ports.append(port)
        return ports

    def unique_port(self, ports, protocol):
        while True:
            port = self.random.choice([53, 80, 443, 8080, 9153])
            if (port, protocol) not in [(it["port"], it["protocol"]) for it in ports]:
                return port

    def service(self, name):
        kind = self.random.choice(["ClusterIP"] * 3 + ["NodePort"] * 3 + ["LoadBalancer"] * 4)
        families = self.families()
        ips = [self.v4("10.96.0", 10, 250) if it == "IPv4" else self.v6("fd00:10:96")
               for it in families]
        spec = {"type": kind, "clusterIP": ips[0], "clusterIPs": ips, "ipFamilies": families,
                "ipFamilyPolicy": "RequireDualStack" if len(ips) > 1 else "SingleStack",
                "ports": self.ports(kind)}
        service = {"apiVersion": "v1", "kind": "Service",
                   "metadata": {"name": name, "namespace": self.random.choice(["shop", "default"])},
                   "spec": spec}
        if self.chance(0.3):
            spec["internalTrafficPolicy"] = "Local"
        if self.chance(0.25):
            spec["sessionAffinity"] = "ClientIP"
            if self.chance(0.7):
                spec["sessionAffinityConfig"] = {
                    "clientIP": {"timeoutSeconds": self.random.choice([1, 60, 600, 10800, 86400])}}
        if self.chance(0.25):
            spec["externalIPs"] = [
                self.v4("192.0.2", 1, 250) if self.chance(0.7) or not self.dual
                else self.v6("2001:db8:e") for _ in range(self.random.randint(1, 2))]
        if kind != "ClusterIP" and self.chance(0.5):
            spec["externalTrafficPolicy"] = "Local"
            if kind == "LoadBalancer":
                spec["healthCheckNodePort"] = self.unique(
                    lambda: self.random.randint(30000, 32767))
        if kind == "LoadBalancer":
            if "nodePort" not in spec["ports"][0]:
                spec["allocateLoadBalancerNodePorts"] = False
            ingress = []
            for _ in range(self.random.choice([0, 1, 1, 2])):
                one = {"ip": self.v4("198.51.100", 1, 250)
                       if self.chance(0.7) or not self.dual else self.v6("2001:db8:f")}
                if self.chance(0.5):
                    one["ipMode"] = self.random.choice(["VIP", "VIP", "Proxy"])
                ingress.append(one)
            service["status"] = {"loadBalancer": {"ingress": ingress}}
            if self.chance(0.5):
                among = RANGES_V4 + (RANGES_V6 if self.dual else [])
                wide = self.chance(0.2)
                spec["loadBalancerSourceRanges"] = [
                    it for it in self.random.sample(among, self.random.randint(1, 4))
                    if wide or not it.endswith("/0")] or ["203.0.113.0/24"]
        if self.chance(0.05):
            service["metadata"]["labels"] = {"service.kubernetes.io/service-proxy-name": "other"}
        if self.chance(0.03) and kind == "ClusterIP":
            for field in ["internalTrafficPolicy", "externalIPs"]:
                spec.pop(field, None)
            spec.update({"clusterIP": "None", "clusterIPs": ["None"]})
        return service

    # -- endpoints

    def endpoint(self, family, address=None):
        number = self.random.randint(1, 3)
        name = NODES[number - 1]
        host = self.random.randint(2, 12)
        address = address or (f"10.244.{number}.{host}" if family == "IPv4"
                              else f"fd00:10:244:{number}::{host:x}")
        endpoint = {"addresses": [address], "nodeName": name}
        if self.chance(0.1):
            del endpoint["nodeName"]
        kind = self.random.random()
        if kind < 0.55:
            endpoint["conditions"] = {"ready": True, "serving": True, "terminating": False}
        elif kind < 0.7:
            endpoint["conditions"] = {"ready": False, "serving": self.chance(0.8),
                                      "terminating": True}
        elif kind < 0.8:
            endpoint["conditions"] = {"ready": False, "serving": False, "terminating": False}
        if self.hinted:
            endpoint["hints"] = {"forZones": [{"name": self.random.choice(ZONES)}]}
            if self.hinted > 1:
                endpoint["hints"]["forNodes"] = [{"name": name}]
            if self.chance(0.03):
                del endpoint["hints"]
        return endpoint

    def slices(self, service):
        meta = service["metadata"]
        slices = []
        self.hinted = self.random.choice([0, 0, 0, 1, 1, 2])
        empty = self.chance(0.15)
        seen = set()  # of an address in two slices the real one takes either
        for family in service["spec"]["ipFamilies"]:
            for number in range(self.random.choice([1, 1, 1, 2])):
                ports = []
                for port in service["spec"]["ports"]:
                    if self.chance(0.05):
                        continue
                    ports.append({"port": port["targetPort"], "protocol": port["protocol"],
                                  "name": port.get("name", "")})
                    if self.chance(0.03):
                        ports[-1]["name"] = f"elsewhere-{len(ports)}"
                endpoints = [] if empty else [
                    self.endpoint(family) for _ in range(self.random.choice([0, 1, 1, 2, 3, 5]))]
                fresh = {it["addresses"][0]: it for it in endpoints}
                endpoints = [it for name, it in fresh.items() if name not in seen]
                seen.update(fresh)
                labels = {"kubernetes.io/service-name": meta["name"]}
                if self.chance(0.03):
                    labels["service.kubernetes.io/headless"] = ""
                slices.append({
                    "apiVersion": "discovery.k8s.io/v1", "kind": "EndpointSlice",
                    "metadata": {"name": f"{meta['name']}-{family.lower()}-{number}",
                                 "namespace": meta["namespace"], "labels": labels},
                    "addressType": family, "ports": ports, "endpoints": endpoints})
        return slices

    def config(self):
        config = {"apiVersion": "kubeproxy.config.k8s.io/v1alpha1",
                  "kind": "KubeProxyConfiguration"}
        mode = self.random.choice(["ClusterCIDR"] * 4 + ["none", "NodeCIDR", "BridgeInterface",
                                                         "InterfaceNamePrefix"])
        if mode == "ClusterCIDR":
            config["clusterCIDR"] = ",".join(POD_CIDRS if self.dual else POD_CIDRS[:1])
        elif mode != "none":
            config["detectLocalMode"] = mode
            if mode == "BridgeInterface":
                config["detectLocal"] = {"bridgeInterface": "cni0"}
            elif mode == "InterfaceNamePrefix":
                config["detectLocal"] = {"interfaceNamePrefix": "cali"}
            else:
                config["clusterCIDR"] = ",".join(POD_CIDRS if self.dual else POD_CIDRS[:1])
        if self.chance(0.4):
            config["nodePortAddresses"] = self.random.choice([
                ["primary"], ["192.168.50.0/24"], ["0.0.0.0/0"], ["192.168.50.0/24", "fd00:50::/64"],
                ["0.0.0.0/0", "::/0"], ["127.0.0.0/8", "192.168.50.0/24"], ["10.99.0.0/16"]])
        for section in ["iptables", "nftables"]:
            if self.chance(0.2):
                config[section] = {"masqueradeAll": True}
        if self.chance(0.2):
            config.setdefault("iptables", {})["localhostNodePorts"] = False
        return config

    # -- successive states

    def change(self, services, slices):
        """Some endpoints come, go, or terminate; a Service changes, goes, or comes."""
        services = json.loads(json.dumps(services))
        slices = json.loads(json.dumps(slices))
        for slice_ in slices:
            self.hinted = 0
            for endpoint in list(slice_["endpoints"]):
                fate = self.random.random()
                if fate < 0.15:
                    slice_["endpoints"].remove(endpoint)
                elif fate < 0.35:
                    endpoint["conditions"] = {"ready": False, "serving": True, "terminating": True}
                elif fate < 0.45:
                    endpoint["conditions"] = {"ready": True, "serving": True, "terminating": False}
            if self.chance(0.3):
                taken = [it["addresses"][0] for other in slices for it in other["endpoints"]]
                added = self.endpoint(slice_["addressType"])
                if added["addresses"][0] not in taken:
                    slice_["endpoints"].append(added)
        if self.chance(0.3) and len(services) > 1:
            gone = services.pop(self.random.randrange(len(services)))["metadata"]
            slices = [it for it in slices
                      if (it["metadata"]["labels"]["kubernetes.io/service-name"],
                          it["metadata"]["namespace"]) != (gone["name"], gone["namespace"])]
        for service in services:
            spec = service["spec"]
            if spec["type"] != "ClusterIP" and "healthCheckNodePort" not in spec:
                if self.chance(0.15):
                    spec["externalTrafficPolicy"] = "Cluster"
            if self.chance(0.1) and spec["clusterIP"] != "None":
                spec["internalTrafficPolicy"] = self.random.choice(["Local", "Cluster"])
        return services, slices

    def write(self, folder):
        folder.mkdir(parents=True)
        fixed = self.nodes() + self.service_cidrs()
        services = [self.service(f"svc-{it}") for it in range(self.random.randint(1, 5))]
        slices = [it for service in services if self.chance(0.9) for it in self.slices(service)]
        (folder / "proxy.conf").write_text(json.dumps(self.config()) + "\n")
        for number in range(1, self.random.choice([2, 2, 3, 4])):
            if number > 1:
                services, slices = self.change(services, slices)
            documents = fixed + services + slices
            text = "\n---\n".join(json.dumps(it) for it in documents)
            (folder / f"{number}.json").write_text(text + "\n")


def main():
    root = pathlib.Path(sys.argv[1])
    for seed in range(1, int(sys.argv[2]) + 1):
        Lab(seed).write(root / f"{seed:03}")


if __name__ == "__main__":
    main()
