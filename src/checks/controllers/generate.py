"""A lab from a seed: nodes, pods that ask for a node one after the other, workloads and Services.

    lab(SEED) -> (base, probes, workloads, services, endpoints)     lists of objects

What is random here is what the control plane has rules for; everything else is kept plain.
"""
import random

REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution"
HOST, ZONE = "kubernetes.io/hostname", "topology.kubernetes.io/zone"
APPS = ["web", "api", "db"]
SPACES = ["red", "blue"]


def maybe(rnd, chance):
    return rnd.random() < chance


def pod(name, namespace, labels, spec, annotations=None):
    meta = {"name": name, "namespace": namespace, "labels": labels}
    if annotations:
        meta["annotations"] = annotations
    return {"apiVersion": "v1", "kind": "Pod", "metadata": meta,
            "spec": {"containers": [container(None)], **spec}}


def container(ports):
    made = {"name": "main", "image": "example.test/main:1"}
    if ports:
        made["ports"] = ports
    return made


def nodes(rnd):
    made = []
    everywhere = maybe(rnd, 0.5)  # hints by zone need every node in one
    for i in range(1, rnd.randint(3, 6) + 1):
        labels = {HOST: f"n{i}"}
        if everywhere or not maybe(rnd, 0.2):
            labels[ZONE] = rnd.choice("abc")
        if maybe(rnd, 0.5):
            labels["disk"] = rnd.choice(["ssd", "hdd"])
        labels["cores"] = str(rnd.choice([2, 4, 8]))
        spec = {"podCIDR": f"10.244.{i}.0/24", "podCIDRs": [f"10.244.{i}.0/24", f"fd00:10:244:{i}::/64"]}
        taints = []
        if maybe(rnd, 0.25):
            taints.append({"key": "dedicated", "value": rnd.choice(APPS), "effect": "NoSchedule"})
        if maybe(rnd, 0.15):
            taints.append({"key": "broken", "effect": "NoExecute"})
        if maybe(rnd, 0.15):
            taints.append({"key": "slow", "effect": "PreferNoSchedule"})
        if taints:
            spec["taints"] = taints
        if maybe(rnd, 0.12):
            spec["unschedulable"] = True
        made.append({"apiVersion": "v1", "kind": "Node", "metadata": {"name": f"n{i}", "labels": labels}, "spec": spec,
                     "status": {"allocatable": {"cpu": rnd.choice(["4", "8", "16", "7500m"]), "memory": "64Gi", "pods": "250"}, "addresses": [{"type": "InternalIP", "address": f"192.168.50.{10 + i}"},
                                              {"type": "InternalIP", "address": f"fd00:50::{10 + i}"}]}})
    return made


def selector(rnd):
    kind = rnd.randrange(5)
    if kind == 0:
        return {}
    if kind == 1:
        return {"matchExpressions": [{"key": "app", "operator": "In", "values": rnd.sample(APPS, 2)}]}
    if kind == 2:
        return {"matchExpressions": [{"key": "tier", "operator": rnd.choice(["Exists", "DoesNotExist"])}]}
    return {"matchLabels": {"app": rnd.choice(APPS)}}


def pod_term(rnd):
    term = {"topologyKey": rnd.choice([HOST, ZONE, ZONE, "disk"])}
    if not maybe(rnd, 0.08):
        term["labelSelector"] = selector(rnd)
    space = rnd.randrange(5)
    if space == 0:
        term["namespaces"] = [rnd.choice(SPACES)]
    elif space == 1:
        term["namespaceSelector"] = rnd.choice([{}, {"matchLabels": {"color": rnd.choice(SPACES)}}])
    if "labelSelector" in term and "tier" not in str(term["labelSelector"]) and maybe(rnd, 0.15):
        term[rnd.choice(["matchLabelKeys", "mismatchLabelKeys"])] = ["tier"]
    return term


def node_affinity(rnd):
    def requirement():
        kind = rnd.randrange(4)
        if kind == 0:
            return {"key": "cores", "operator": rnd.choice(["Gt", "Lt"]), "values": ["4"]}
        if kind == 1:
            return {"key": rnd.choice(["disk", ZONE]), "operator": rnd.choice(["Exists", "DoesNotExist"])}
        return {"key": ZONE, "operator": rnd.choice(["In", "NotIn"]), "values": rnd.sample("abc", rnd.randint(1, 2))}

    terms = []
    for _ in range(rnd.randint(1, 2)):
        if maybe(rnd, 0.2):
            terms.append({"matchFields": [{"key": "metadata.name", "operator": rnd.choice(["In", "In", "NotIn"]),
                                           "values": [f"n{rnd.randint(1, 4)}"]}]})
        else:
            terms.append({"matchExpressions": [requirement() for _ in range(rnd.randint(1, 2))]})
    return {REQUIRED: {"nodeSelectorTerms": terms}}


def wishes(rnd):
    """The part of a pod's spec that the scheduler reads."""
    spec = {}
    affinity = {}
    if maybe(rnd, 0.2):
        spec["nodeSelector"] = rnd.choice([{"disk": "ssd"}, {ZONE: "a"}, {"cores": "4", "disk": "hdd"}])
    if maybe(rnd, 0.25):
        affinity["nodeAffinity"] = node_affinity(rnd)
    if maybe(rnd, 0.3):
        affinity["podAffinity"] = {REQUIRED: [pod_term(rnd) for _ in range(rnd.choice([1, 1, 2]))]}
    if maybe(rnd, 0.35):
        affinity["podAntiAffinity"] = {REQUIRED: [pod_term(rnd)]}
    if affinity:
        spec["affinity"] = affinity
    if maybe(rnd, 0.35):
        tolerations = []
        for key in rnd.sample(["dedicated", "broken", "node.kubernetes.io/unschedulable", None], rnd.randint(1, 2)):
            if key is None:
                tolerations.append({"operator": "Exists"})
            elif key == "dedicated" and maybe(rnd, 0.5):
                tolerations.append({"key": key, "operator": "Equal", "value": rnd.choice(APPS)})
            else:
                tolerations.append({"key": key, "operator": "Exists",
                                    "effect": rnd.choice(["NoSchedule", "NoExecute"])})
        spec["tolerations"] = tolerations
    if maybe(rnd, 0.35):
        spec["topologySpreadConstraints"] = [spread(rnd, key) for key in rnd.sample([HOST, ZONE, "disk"], rnd.choice([1, 1, 2]))]
    if maybe(rnd, 0.2):
        port = {"containerPort": 80, "hostPort": rnd.choice([8080, 8081])}
        if maybe(rnd, 0.3):
            port["protocol"] = "UDP"
        if maybe(rnd, 0.3):
            port["hostIP"] = rnd.choice(["127.0.0.1", "192.168.50.11", "0.0.0.0"])
        spec["containers"] = [container([port])]
    elif maybe(rnd, 0.1):
        spec["hostNetwork"] = True
        spec["containers"] = [container([{"containerPort": 8080}])]
    return spec


def spread(rnd, key):
    made = {"maxSkew": rnd.choice([1, 1, 2]), "topologyKey": key, "whenUnsatisfiable": rnd.choice(["DoNotSchedule"] * 4 + ["ScheduleAnyway"]),
            "labelSelector": selector(rnd)}
    if made["whenUnsatisfiable"] == "DoNotSchedule" and maybe(rnd, 0.25):
        made["minDomains"] = rnd.randint(1, 4)
    if maybe(rnd, 0.3):
        made["nodeAffinityPolicy"] = rnd.choice(["Honor", "Ignore"])
    if maybe(rnd, 0.3):
        made["nodeTaintsPolicy"] = rnd.choice(["Honor", "Ignore"])
    if "tier" not in str(made["labelSelector"]) and maybe(rnd, 0.15):
        made["matchLabelKeys"] = ["tier"]
    return made


def labels_of(rnd):
    labels = {"app": rnd.choice(APPS)}
    if maybe(rnd, 0.4):
        labels["tier"] = rnd.choice(["front", "back"])
    return labels


def blocker(node):
    """Keeps off every pod with the label shadow, as the last thing that the scheduler asks."""
    term = {"topologyKey": HOST, "namespaceSelector": {}, "labelSelector": {"matchLabels": {"shadow": "yes"}}}
    return pod(f"block-{node}", "block", {"block": "yes"},
               {"nodeName": node, "affinity": {"podAntiAffinity": {REQUIRED: [term]}}})


PORTS = [{"name": "http", "containerPort": 8080}, {"name": "metrics", "containerPort": 9090},
         {"name": "dns", "containerPort": 5353, "protocol": "UDP"}]


def template(rnd, app):
    """Pods that all fit somewhere: what is refused is for the probes to show."""
    ports = [dict(it) for it in PORTS if maybe(rnd, 0.7)]
    for port in ports:
        if port["name"] == "http" and maybe(rnd, 0.3):
            port["containerPort"] = 8888
    spec = {"containers": [container(ports)], "tolerations": [{"operator": "Exists"}]}
    if maybe(rnd, 0.2):
        spec["initContainers"] = [{"name": "side", "image": "example.test/side:1", "restartPolicy": "Always",
                                   "ports": [{"name": "admin", "containerPort": 9999}]}]
    if maybe(rnd, 0.2):
        spec["hostname"], spec["subdomain"] = f"{app}-host", rnd.choice(["svc-0", "svc-1", "svc-2"])
    annotations = {"oracle/ready": "false"} if maybe(rnd, 0.2) else {}
    labels = {"app": app}
    if maybe(rnd, 0.3):
        labels["tier"] = rnd.choice(["front", "back"])
    return {"metadata": {"labels": labels, "annotations": annotations}, "spec": spec}


def workloads(rnd):
    made = []
    for i in range(4):
        app, space = rnd.choice(APPS), rnd.choice(SPACES)
        form = template(rnd, app)
        kind = rnd.choice(["Deployment", "Deployment", "StatefulSet", "DaemonSet", "Job", "ReplicaSet"])
        meta = {"name": f"{app}-{i}", "namespace": space}
        matching = {"matchLabels": {"app": app}}
        form["metadata"]["labels"]["owner"] = matching["matchLabels"]["owner"] = meta["name"]
        spec = {"selector": matching, "template": form}
        if kind in ("Deployment", "ReplicaSet"):
            spec["replicas"] = rnd.randint(0, 4)
        if kind == "StatefulSet":
            spec.update(replicas=rnd.randint(1, 3), podManagementPolicy="Parallel", serviceName=rnd.choice(["svc-0", "svc-1"]))
            form["spec"].pop("hostname", None)
            form["spec"].pop("subdomain", None)
            if maybe(rnd, 0.4):
                spec["ordinals"] = {"start": rnd.randint(1, 5)}
        if kind == "DaemonSet":
            rest = wishes(rnd)
            form["spec"].pop("tolerations")
            for key in ("nodeSelector", "tolerations", "hostNetwork"):
                if key in rest:
                    form["spec"][key] = rest[key]
            if "nodeAffinity" in rest.get("affinity", {}):
                form["spec"]["affinity"] = {"nodeAffinity": rest["affinity"]["nodeAffinity"]}
        if kind == "Job":
            del spec["selector"]
            form["spec"]["restartPolicy"] = "Never"
            form["spec"].pop("initContainers", None)
            spec["parallelism"] = rnd.randint(1, 3)
            if maybe(rnd, 0.4):
                spec.update(completions=rnd.randint(1, 4), completionMode="Indexed")
                form["spec"].pop("hostname", None)
            elif maybe(rnd, 0.5):
                spec["completions"] = rnd.randint(1, 4)
            if maybe(rnd, 0.15):
                spec["suspend"] = True
        version = "batch/v1" if kind == "Job" else "apps/v1"
        made.append({"apiVersion": version, "kind": kind, "metadata": meta, "spec": spec})
    # Pods of nobody: one that goes and stays, one that has ended, one that never starts.
    for name, annotations in [("going", {"oracle/linger": "true"}), ("done", {}), ("late", {"oracle/phase": "Pending"}),
                              ("going-unready", {"oracle/linger": "true", "oracle/ready": "false"})]:
        app = rnd.choice(APPS)
        form = template(rnd, app)
        form["spec"].pop("hostname", None)
        made.append(pod(name, rnd.choice(SPACES), {"app": app}, form["spec"], annotations))
    return made


def services(rnd):
    made = []
    for i in range(7):
        spec = {}
        kind = rnd.choice(["ClusterIP"] * 3 + ["Headless", "Headless", "NodePort", "NodePort", "LoadBalancer", "ExternalName"])
        annotations = {}
        if kind == "ExternalName":
            spec.update(type=kind, externalName="example.test")
        else:
            ports = rnd.sample([{"name": "http", "port": 80, "targetPort": "http"}, {"name": "plain", "port": 8080},
                                {"name": "metrics", "port": 9090, "targetPort": "metrics"},
                                {"name": "dns", "port": 53, "targetPort": "dns", "protocol": "UDP"},
                                {"name": "dns-tcp", "port": 53, "targetPort": 5353},
                                {"name": "admin", "port": 99, "targetPort": "admin"}], rnd.randint(1, 3))
            spec["ports"] = [dict(it) for it in ports]
            if not maybe(rnd, 0.15):
                spec["selector"] = rnd.choice([{"app": rnd.choice(APPS)}] * 3 + [{"tier": "front"}])
            if maybe(rnd, 0.25):
                spec["publishNotReadyAddresses"] = True
            if maybe(rnd, 0.35):
                spec["trafficDistribution"] = rnd.choice(["PreferClose", "PreferSameZone", "PreferSameNode"])
            elif maybe(rnd, 0.3):
                annotations["service.kubernetes.io/topology-mode"] = "Auto"
            family = rnd.randrange(6)
            if family == 0:
                spec["ipFamilyPolicy"] = "PreferDualStack"
            elif family == 1:
                spec.update(ipFamilyPolicy="RequireDualStack", ipFamilies=["IPv6", "IPv4"])
            elif family == 2:
                spec["ipFamilies"] = ["IPv6"]
            elif family == 3:
                spec.update(ipFamilyPolicy="PreferDualStack", ipFamilies=["IPv6"])
            if kind == "Headless":
                spec["clusterIP"] = "None"
            else:
                spec["type"] = kind
                if family > 3 and maybe(rnd, 0.5):
                    spec["clusterIP"] = f"10.96.{rnd.randint(0, 200)}.{20 + i}"
            if kind in ("NodePort", "LoadBalancer"):
                if maybe(rnd, 0.5):
                    spec["ports"][0]["nodePort"] = 30000 + 10 * i
                if maybe(rnd, 0.4):
                    spec["externalTrafficPolicy"] = "Local"
                if kind == "LoadBalancer" and maybe(rnd, 0.4):
                    spec["allocateLoadBalancerNodePorts"] = False
        meta = {"name": f"svc-{i}", "namespace": rnd.choice(SPACES)}
        if annotations:
            meta["annotations"] = annotations
        made.append({"apiVersion": "v1", "kind": "Service", "metadata": meta, "spec": spec})
    return made


def endpoints(rnd, given):
    """By hand, for the Services that select nothing."""
    made = []
    for service in given:
        if "selector" in service["spec"] or "ports" not in service["spec"]:
            continue
        address = rnd.randint(1, 200)
        subsets = [{"addresses": [{"ip": f"203.0.113.{address}"}, {"ip": f"2001:db8::{address}"}],
                    "ports": [{"name": it["name"], "port": 7000 + i, "protocol": it.get("protocol", "TCP")}
                              for i, it in enumerate(service["spec"]["ports"])]}]
        if maybe(rnd, 0.5):
            subsets[0]["notReadyAddresses"] = [{"ip": f"198.51.100.{address}", "nodeName": "n1"}]
        if maybe(rnd, 0.3):
            subsets.append({"addresses": [{"ip": f"192.0.2.{address}", "hostname": "old"}], "ports": [{"name": "other", "port": 1}]})
        meta = {"name": service["metadata"]["name"], "namespace": service["metadata"]["namespace"]}
        if maybe(rnd, 0.2):
            meta["labels"] = {"endpointslice.kubernetes.io/skip-mirror": "true"}
        made.append({"apiVersion": "v1", "kind": "Endpoints", "metadata": meta, "subsets": subsets})
    return made


def lab(seed):
    rnd = random.Random(seed)
    own = nodes(rnd)
    base = [{"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": it, "labels": {"color": it}}} for it in SPACES]
    base.append({"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "block"}})
    base += own + [blocker(it["metadata"]["name"]) for it in own]
    probes = [pod(f"probe-{i}", rnd.choice(SPACES), labels_of(rnd), wishes(rnd)) for i in range(12)]
    made, given = workloads(rnd), services(rnd)
    return base, probes, made, given, endpoints(rnd, given)
