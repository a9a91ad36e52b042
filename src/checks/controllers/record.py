"""Has a real control plane answer the generated labs, and writes the answers as test data.

    record.py DIR OUT [SEED...]     DIR: the folder given to `cluster.sh up`
"""
import copy
import json
import ssl
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import generate

PATHS = {"Namespace": "api/v1/namespaces", "Node": "api/v1/nodes", "Pod": "api/v1/namespaces/{}/pods",
         "Service": "api/v1/namespaces/{}/services", "Endpoints": "api/v1/namespaces/{}/endpoints", "Deployment": "apis/apps/v1/namespaces/{}/deployments",
         "ReplicaSet": "apis/apps/v1/namespaces/{}/replicasets", "StatefulSet": "apis/apps/v1/namespaces/{}/statefulsets",
         "DaemonSet": "apis/apps/v1/namespaces/{}/daemonsets", "Job": "apis/batch/v1/namespaces/{}/jobs"}
SLICES = "apis/discovery.k8s.io/v1/endpointslices"


class Cluster:
    def __init__(self, folder):
        text = (Path(folder) / "admin.kubeconfig").read_text()
        self.server = text.split('server: "')[1].split('"')[0]
        self.token = text.split('token: "')[1].split('"')[0]
        self.tls = ssl.create_default_context(cafile=str(Path(folder) / "pki/apiserver.crt"))

    def call(self, method, path, body=None, kind="application/json"):
        request = urllib.request.Request(f"{self.server}/{path}", method=method,
                                         data=None if body is None else json.dumps(body).encode(),
                                         headers={"Authorization": f"Bearer {self.token}", "Content-Type": kind})
        with urllib.request.urlopen(request, context=self.tls) as answer:
            return json.load(answer)

    def path(self, item):
        return PATHS[item["kind"]].format(item["metadata"].get("namespace"))

    def create(self, item):
        return self.call("POST", self.path(item), item)

    def get(self, item):
        return self.call("GET", f"{self.path(item)}/{item['metadata']['name']}")

    def unless_gone(self, *call):
        try:
            self.call(*call)
        except urllib.error.HTTPError as e:
            if e.code != 404:
                raise

    def delete(self, item, grace=0):
        self.unless_gone("DELETE", f"{self.path(item)}/{item['metadata']['name']}",
                         {"gracePeriodSeconds": grace, "propagationPolicy": "Background"})

    def patch(self, item, body, part=""):
        self.unless_gone("PATCH", f"{self.path(item)}/{item['metadata']['name']}{part}", body, "application/merge-patch+json")

    def items(self, path):
        return self.call("GET", path)["items"]

    def verdict(self, item):
        """(node, None) or (None, message) once the scheduler has decided."""
        for _ in range(600):
            seen = self.get(item)
            if seen["spec"].get("nodeName"):
                return seen["spec"]["nodeName"], None
            for condition in seen.get("status", {}).get("conditions", []):
                if condition["type"] == "PodScheduled" and condition["status"] == "False":
                    return None, condition["message"].split(" preemption: ")[0]
            time.sleep(0.03)
        raise RuntimeError(f"no verdict on {item['metadata']['name']}")

    def gone(self, item):
        self.delete(item)
        for _ in range(600):
            try:
                self.get(item)
            except urllib.error.HTTPError:
                return
            time.sleep(0.03)


def ask(cluster, probes):
    """Each probe in turn: as a shadow that fits nowhere, which tells of every node, then itself."""
    lines = []
    for probe in probes:
        shadow = copy.deepcopy(probe)
        shadow["metadata"]["name"] += "-shadow"
        shadow["metadata"]["labels"]["shadow"] = "yes"
        cluster.create(shadow)
        lines.append(f"{shadow['metadata']['name']} | {cluster.verdict(shadow)[1]}")
        cluster.gone(shadow)
        cluster.create(probe)
        node, message = cluster.verdict(probe)
        lines.append(f"{probe['metadata']['name']} | {node or message}")
        if node is None:
            cluster.gone(probe)
    return lines


def settle(cluster):
    """Until nothing has changed for a while: the slices, and every pod that has a node has an address."""
    seen, since = None, time.time()
    while time.time() - since < 3:
        pods = cluster.items("api/v1/pods")
        waiting = [it for it in pods if it["spec"].get("nodeName") and not it["status"].get("podIP")
                   and it["metadata"].get("annotations", {}).get("oracle/phase") != "Pending"]
        now = json.dumps([it["metadata"]["resourceVersion"] for it in pods + cluster.items(SLICES)])
        if now != seen or waiting:
            seen, since = now, time.time()
        time.sleep(0.3)


def trimmed(item):
    """What tells something: no UIDs, no dates, no service account tokens."""
    meta = {key: item["metadata"][key] for key in ("name", "namespace", "labels", "annotations", "deletionTimestamp")
            if item["metadata"].get(key)}
    owners = [{key: it[key] for key in ("apiVersion", "kind", "name", "uid", "controller") if key in it}
              for it in item["metadata"].get("ownerReferences", [])]
    if owners:
        for owner in owners:
            owner["uid"] = "0"
        meta["ownerReferences"] = owners
    spec = {key: value for key, value in item["spec"].items()
            if key not in ("volumes", "securityContext", "serviceAccount", "serviceAccountName", "tolerations", "schedulerName",
                           "enableServiceLinks", "preemptionPolicy", "priority", "dnsPolicy", "terminationGracePeriodSeconds")}
    for kind in ("containers", "initContainers"):
        for container in spec.get(kind, []):
            for key in ("volumeMounts", "terminationMessagePath", "terminationMessagePolicy", "imagePullPolicy", "resources"):
                container.pop(key, None)
    made = {"apiVersion": "v1", "kind": item["kind"], "metadata": meta, "spec": spec}
    status = item.get("status", {})
    if item["kind"] == "Pod":
        kept = {key: status[key] for key in ("phase", "podIP", "podIPs", "hostIP") if key in status}
        kept["conditions"] = [{"type": it["type"], "status": it["status"]} for it in status.get("conditions", [])
                              if it["type"] == "Ready"]
        made["status"] = kept
    return made


def flag(value):
    return "-" if value is None else "yes" if value else "no"


def slice_lines(slices):
    lines = []
    for item in slices:
        meta = item["metadata"]
        ports = sorted(f"{it.get('name') or ''}/{it['protocol']}/{it['port']}" for it in item.get("ports") or [])
        title = f"{meta['namespace']}/{meta['labels']['kubernetes.io/service-name']} {item['addressType']} [{' '.join(ports)}]"
        headless = "service.kubernetes.io/headless" in meta["labels"]
        lines.append(title + (" headless" if headless else ""))
        for it in item.get("endpoints") or []:
            on = it.get("conditions", {})
            hints = it.get("hints", {})
            lines.append(" ".join([
                title, it["addresses"][0], "ready=" + flag(on.get("ready")), "serving=" + flag(on.get("serving")),
                "terminating=" + flag(on.get("terminating")), "node=" + it.get("nodeName", "-"), "zone=" + it.get("zone", "-"),
                "hostname=" + it.get("hostname", "-"), "pod=" + it.get("targetRef", {}).get("name", "-"),
                "zones=" + ",".join(z["name"] for z in hints.get("forZones") or []),
                "nodes=" + ",".join(n["name"] for n in hints.get("forNodes") or [])]))
    return sorted(lines)


def service_lines(given, observed):
    lines = []
    by_name = {it["metadata"]["name"]: it for it in observed}
    for item in given:
        declared, seen = item["spec"], by_name[item["metadata"]["name"]]["spec"]
        ips = [it if it in ("None", declared.get("clusterIP")) else "dynamic-IPv6" if ":" in it else "dynamic-IPv4"
               for it in seen.get("clusterIPs", [])]
        ports, taken = [], {}
        for i, port in enumerate(seen.get("ports", [])):
            number = port.get("nodePort", 0)
            wanted = declared["ports"][i].get("nodePort")
            word = "-" if not number else str(number) if number == wanted else taken.setdefault(number, f"dynamic-{len(taken)}")
            taken.setdefault(number, word)
            ports.append(f"{port['name']}:{word}")
        health = "yes" if seen.get("healthCheckNodePort") else "no"
        lines.append(f"{item['metadata']['namespace']}/{item['metadata']['name']} {','.join(ips) or '-'} {' '.join(ports)} health={health}".replace("  ", " "))
    return sorted(lines)


def pod_lines(pods, jobs):
    lines = []
    for item in pods:
        owner = next(iter(item["metadata"].get("ownerReferences", [])), None)
        if owner is None:
            continue
        name, labels = item["metadata"]["name"], dict(item["metadata"]["labels"])
        kind, root = owner["kind"], owner["name"]
        value = labels.get("pod-template-hash")
        if value:
            kind, root = "Deployment", root[: -len(value) - 1]
            name = name.replace(value, "HASH")
            labels["pod-template-hash"] = "HASH"
        if kind != "StatefulSet":
            name = name[:-5] + "*****"
        for key in ("controller-revision-hash", "controller-uid", "batch.kubernetes.io/controller-uid",
                    "topology.kubernetes.io/zone"):
            labels.pop(key, None)
        spec = item["spec"]
        text = f"{item['metadata']['namespace']}/{kind}/{root} {name} hostname={spec.get('hostname', '-')} subdomain={spec.get('subdomain', '-')} " \
            + ",".join(f"{key}={labels[key]}" for key in sorted(labels))
        if kind == "DaemonSet":
            bears = sorted(" ".join(str(it.get(key, "-")) for key in ("key", "operator", "value", "effect")) for it in spec["tolerations"])
            text += f" on={spec.get('nodeName', '-')} bears={';'.join(bears)}"
        lines.append(text)
    return sorted(lines)


def clean(cluster):
    # What makes pods goes first, or they come back.
    for kind in ("Deployment", "ReplicaSet", "StatefulSet", "DaemonSet", "Job"):
        for item in cluster.items(PATHS[kind].replace("namespaces/{}/", "")):
            cluster.delete({"kind": kind, **item})
    for _ in range(200):
        pods = cluster.items("api/v1/pods")
        for item in pods:
            item["kind"] = "Pod"
            if item["metadata"].get("finalizers"):
                cluster.patch(item, {"metadata": {"finalizers": None}})
            cluster.delete(item)
        if not pods:
            break
        time.sleep(0.1)
    for item in cluster.items("api/v1/services"):
        if item["metadata"]["name"] != "kubernetes":
            cluster.delete({"kind": "Service", **item})
    for item in cluster.items("api/v1/endpoints"):
        if item["metadata"]["name"] != "kubernetes":
            cluster.delete({"kind": "Endpoints", **item})
    for item in cluster.items("api/v1/nodes"):
        cluster.delete({"kind": "Node", **item})


def prepare(cluster, base):
    for item in base:
        if item["kind"] != "Namespace":
            cluster.create(item)
            continue
        try:
            cluster.create(item)
        except urllib.error.HTTPError as e:
            if e.code != 409:
                raise
        account = f"api/v1/namespaces/{item['metadata']['name']}/serviceaccounts/default"
        for _ in range(300):
            try:
                cluster.call("GET", account)
                break
            except urllib.error.HTTPError:
                time.sleep(0.05)


def documents(items):
    return "".join("---\n" + json.dumps(it, sort_keys=True, separators=(", ", ": ")) + "\n" for it in items)


def record(cluster, seed, out):
    base, probes, workloads, services, endpoints = generate.lab(seed)
    clean(cluster)
    prepare(cluster, base)
    scheduling = ask(cluster, probes)
    for item in cluster.items("api/v1/pods"):
        if item["metadata"]["name"].startswith("probe-"):
            cluster.gone({"kind": "Pod", **item})
    for item in workloads:
        cluster.create(item)
    settle(cluster)
    for item in workloads:
        if item["kind"] == "Pod" and item["metadata"]["name"] == "done":
            cluster.patch(item, {"status": {"phase": "Succeeded"}}, "/status")
        if item["kind"] == "Pod" and item["metadata"]["name"].startswith("going"):
            cluster.delete(item, 600)
    for item in services + endpoints:
        cluster.create(item)
    settle(cluster)
    spaces = generate.SPACES
    pods = [{"kind": "Pod", **it} for it in cluster.items("api/v1/pods") if it["metadata"]["namespace"] in spaces]
    seen = [{"kind": "Service", **it} for it in cluster.items("api/v1/services") if it["metadata"]["namespace"] in spaces]
    slices = [it for it in cluster.items(SLICES) if it["metadata"]["namespace"] in spaces]
    answers = {"scheduling": scheduling, "slices": slice_lines(slices), "services": service_lines(services, seen),
               "pods": pod_lines(pods, workloads)}
    name = f"{seed:02}"
    (out / f"{name}.base.yaml").write_text(documents(base))
    (out / f"{name}.probes.yaml").write_text(documents(probes))
    (out / f"{name}.given.yaml").write_text(documents(workloads + services))
    (out / f"{name}.observed.yaml").write_text(documents([trimmed(it) for it in sorted(
        pods + seen, key=lambda it: (it["kind"], it["metadata"]["namespace"], it["metadata"]["name"]))] + endpoints))
    text = "".join(f"# {title}\n" + "".join(line + "\n" for line in lines) for title, lines in answers.items())
    (out / f"{name}.answers.txt").write_text(text)


def main():
    cluster, out = Cluster(sys.argv[1]), Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    for seed in [int(it) for it in sys.argv[3:]] or range(1, 21):
        started = time.time()
        record(cluster, seed, out)
        print(f"lab {seed}: {time.time() - started:.0f} s", flush=True)


main()
