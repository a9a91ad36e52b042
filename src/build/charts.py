#!/usr/bin/env python3
"""Writes what values a Helm chart takes: their names, and nothing else of the chart.

    charts.py VERSION CHART-FOLDER [FREE...] > model/src/main/resources/io/netwright/model/helm/CHART.txt

The names are those in values.yaml and those that the templates ask for (`.Values.a.b`). A line per
value, indented by its depth. `name*` takes anything below it: what is empty in the chart's own
file, what Kubernetes defines (resources, affinity and the like), and what FREE names.
"""
import pathlib
import re
import sys

import yaml

FREE = {
    "affinity", "resources", "nodeSelector", "securityContext", "podSecurityContext",
    "containerSecurityContext", "livenessProbe", "readinessProbe", "startupProbe", "lifecycle",
    "tolerations", "updateStrategy", "annotations", "podAnnotations", "labels", "podLabels",
    "limits", "requests", "dnsConfig", "topologySpreadConstraints",
}
FUNCTIONS = {"tpl", "toYaml", "keys", "items"}


def add(tree, path):
    for name in path:
        below = tree.get(name)
        if name in FREE or (name in tree and not (isinstance(below, dict) and below)):
            return
        if name not in tree:
            tree[name] = {} if name == path[-1] else {"": None}
            tree[name].pop("", None)
        tree = tree[name]


def write(values, depth):
    for name in sorted(values):
        value = values[name]
        free = name in FREE or value == {} or value is None or isinstance(value, list)
        print(" " * depth + str(name) + ("*" if free else ""))
        if isinstance(value, dict) and not free:
            write(value, depth + 1)


folder = pathlib.Path(sys.argv[2])
FREE |= set(sys.argv[3:])
tree = yaml.safe_load((folder / "values.yaml").read_text(encoding="utf-8"))
asked = set()
for template in sorted((folder / "templates").rglob("*")):
    if template.is_file():
        text = template.read_text(encoding="utf-8")
        asked |= {tuple(it.split(".")) for it in re.findall(r"\.Values\.([A-Za-z0-9.]+[A-Za-z0-9])", text)}
for path in sorted(asked):
    add(tree, path)
print("version " + sys.argv[1])
write(tree, 0)
