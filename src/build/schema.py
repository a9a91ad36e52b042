#!/usr/bin/env python3
"""Writes the schema index, model/src/main/resources/io/netwright/model/schema/index.gz.

It holds facts only: names, types, enums, what is required, defaults, bounds, patterns, rules and
scopes of the kinds that Kubernetes and the add-ons serve. No description is copied.

    schema.py OPENAPI RECORDED CRDS OUT

OPENAPI: a folder of OpenAPI v3 documents (*.json.gz) of an API server.
RECORDED: a folder with its discovery documents (discovery.api.json, discovery.apis.json).
CRDS: a folder of folders of CustomResourceDefinitions. The first by name wins; those in `crds`
beside this script come last.

The index is text. Lines with a dot before the first tab are kinds: `.`, apiVersion, kind,
`N` (namespaced) or `C` (cluster), `V` (the schema is all that the server checks), `T` (types and
names are its share) or `-` (unknown), the number of its shape. Every other line is a shape, the
first of them number 0: a letter for its type, then parts with a tab before each:

    s text  i integer  n number  b boolean  p integer or text  q quantity  m mapping  l list  a any
    .NAME=SHAPE a field   .NAME!=SHAPE a required one   {}=SHAPE values of other keys
    []=SHAPE elements     e=A|B words      p=PATTERN    min= max= minl= maxl= mini= maxi= minp= maxp=
    xmin xmax exclusive   f=FORMAT         d=DEFAULT (JSON)   k=A,B keys of a list  set  a set
    null nullable         x keeps unknown fields     any= one= all= not= SHAPE,SHAPE
    v=RULE (CEL; then U+0002 and the field that it blames)

Beside it goes served.txt, what kubectl calls the kinds and shows of them, with tabs between:
apiVersion, kind, plural, short names and categories (commas between), then of custom resources a
part for each column: PRIORITY|TYPE|NAME|JSONPATH.
"""
import glob
import gzip
import json
import os
import sys

import yaml

ALIASES = {  # the same objects by another address
    'crd.projectcalico.org/v1': ['projectcalico.org/v3'],
    'traefik.io/v1alpha1': ['traefik.containo.us/v1alpha1'],
}
CLUSTER_SCOPED = [  # kinds that people have, whose definitions are not at hand
    ('cert-manager.io/v1', 'ClusterIssuer'),
    ('projectcalico.org/v3', 'Profile'),
    ('policy.networking.k8s.io/v1alpha1', 'AdminNetworkPolicy'),
    ('policy.networking.k8s.io/v1alpha1', 'BaselineAdminNetworkPolicy'),
]
LATER = {  # fields of the spec that versions after the one at hand have: Calico 3.30
    'GlobalNetworkPolicy.crd.projectcalico.org': {'tier': {'type': 'string'}},
    'NetworkPolicy.crd.projectcalico.org': {'tier': {'type': 'string'}},
    'IPPool.crd.projectcalico.org': {
        'assignmentMode': {'type': 'string', 'enum': ['Automatic', 'Manual']}},
}
SHORT = {  # what calicoctl calls its kinds
    'GlobalNetworkPolicy': ['gnp'],
    'GlobalNetworkSet': ['gns'],
    'HostEndpoint': ['hep'],
    'NetworkSet': ['netset'],
}
SPECIAL = {
    'io.k8s.apimachinery.pkg.api.resource.Quantity': 'q',
    'io.k8s.apimachinery.pkg.util.intstr.IntOrString': 'p',
    'io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1': 'm\tx',
    'io.k8s.apimachinery.pkg.runtime.RawExtension': 'm\tx',
    'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSON': 'a',
}
LETTERS = {'string': 's', 'integer': 'i', 'number': 'n', 'boolean': 'b', 'object': 'm', 'array': 'l'}


class Index:
    def __init__(self):
        self.lines = []
        self.known = {}
        self.refs = {}
        self.kinds = {}
        self.served = {}

    def add(self, line):
        if line not in self.known:
            self.known[line] = len(self.lines)
            self.lines.append(line)
        return self.known[line]

    def shape(self, schema, schemas, meta=None):
        """The number of a schema's shape; `schemas` resolve its references."""
        ref = schema.get('$ref')
        if ref is None and 'allOf' in schema and not set(schema) - {'allOf', 'default', 'description'}:
            if len(schema['allOf']) == 1 and schema.get('default', {}) == {}:
                ref = schema['allOf'][0].get('$ref')
        if ref is not None:
            name = ref.rsplit('/', 1)[1]
            if name in SPECIAL:
                return self.add(SPECIAL[name])
            if name not in self.refs:
                self.refs[name] = len(self.lines)
                self.lines.append('')  # its place, as it may contain itself
                self.lines[self.refs[name]] = self.line(schemas[name], schemas)
            return self.refs[name]
        return self.add(self.line(schema, schemas, meta))

    def line(self, schema, schemas, meta=None):
        parts = []
        letter = LETTERS.get(schema.get('type'), None)
        if schema.get('x-kubernetes-int-or-string') or schema.get('format') == 'int-or-string':
            letter = 'p'
        if letter is None:
            letter = 'm' if 'properties' in schema or 'additionalProperties' in schema else 'a'
        required = schema.get('required', [])
        for name, field in schema.get('properties', {}).items():
            number = meta if meta is not None and name == 'metadata' else self.shape(field, schemas)
            parts.append('.%s%s=%d' % (name, '!' if name in required else '', number))
        for name in required:
            if name not in schema.get('properties', {}):
                parts.append('.%s!=%d' % (name, self.add('a')))
        more = schema.get('additionalProperties')
        if isinstance(more, dict):
            parts.append('{}=%d' % self.shape(more, schemas))
        elif more is True:
            parts.append('x')
        items = schema.get('items')
        if isinstance(items, dict):
            parts.append('[]=%d' % self.shape(items, schemas))
        if schema.get('enum'):
            parts.append('e=' + '|'.join('' if it is None else str(it) for it in schema['enum']))
        if schema.get('pattern'):
            parts.append('p=' + text(schema['pattern']))
        for key, short in (('minimum', 'min'), ('maximum', 'max'), ('minLength', 'minl'),
                           ('maxLength', 'maxl'), ('minItems', 'mini'), ('maxItems', 'maxi'),
                           ('minProperties', 'minp'), ('maxProperties', 'maxp')):
            if key in schema:
                parts.append('%s=%s' % (short, schema[key]))
        for key, short in (('exclusiveMinimum', 'xmin'), ('exclusiveMaximum', 'xmax'),
                           ('nullable', 'null'), ('uniqueItems', 'unique'),
                           ('x-kubernetes-preserve-unknown-fields', 'x'),
                           ('x-kubernetes-embedded-resource', 'x')):
            if schema.get(key) and short not in parts:
                parts.append(short)
        if schema.get('format') and letter != 'p':
            parts.append('f=' + schema['format'])
        if 'default' in schema and schema['default'] not in ({}, None):
            parts.append('d=' + json.dumps(schema['default'], sort_keys=True))
        if schema.get('x-kubernetes-list-map-keys'):
            parts.append('k=' + ','.join(schema['x-kubernetes-list-map-keys']))
        if schema.get('x-kubernetes-list-type') == 'set':
            parts.append('set')
        for key, short in (('anyOf', 'any'), ('oneOf', 'one'), ('allOf', 'all')):
            if key in schema and letter != 'p':
                numbers = [str(self.shape(it, schemas)) for it in schema[key]]
                parts.append('%s=%s' % (short, ','.join(numbers)))
        if 'not' in schema:
            parts.append('not=%d' % self.shape(schema['not'], schemas))
        for rule in schema.get('x-kubernetes-validations', []):
            if 'oldSelf' not in rule['rule']:  # what a change may do is not asked here
                blamed = rule.get('fieldPath', '')
                parts.append('v=' + text(rule['rule']) + ('\u0002' + blamed if blamed else ''))
        return '\t'.join([letter] + parts)

    def kind(self, version, name, namespaced, number, how='-'):
        self.kinds.setdefault((version, name), (namespaced, number, how))


def text(value):
    return ' '.join(value.split('\n')).replace('\t', ' ')


def version_of(group, version):
    return group + '/' + version if group else version


def built_in(index, folder):
    for file in sorted(glob.glob(os.path.join(folder, '*.json.gz'))):
        document = json.load(gzip.open(file))
        schemas = document['components']['schemas']
        scopes = {}
        for path, item in document['paths'].items():
            kind = item.get('post', {}).get('x-kubernetes-group-version-kind')
            if kind and '/{name}' not in path:
                scopes[(version_of(kind['group'], kind['version']), kind['kind'])] = (
                    '/namespaces/{namespace}/' in path)
        for name, schema in sorted(schemas.items()):
            for kind in schema.get('x-kubernetes-group-version-kind', []):
                key = (version_of(kind['group'], kind['version']), kind['kind'])
                if key in scopes:
                    number = index.shape({'$ref': '#/' + name}, schemas)
                    index.kind(*key, scopes[key], number, 'T')


def discovered(index, folder):
    for file in ('discovery.api.json', 'discovery.apis.json'):
        for group in json.load(open(os.path.join(folder, file)))['items']:
            for version in group['versions']:
                name = version_of(group['metadata'].get('name', ''), version['version'])
                for resource in version['resources']:
                    kind = resource.get('responseKind', {}).get('kind')
                    if kind:
                        index.kind(name, kind, resource['scope'] == 'Namespaced', None)
                        index.served.setdefault((name, kind), [
                            resource['resource'], resource.get('shortNames') or [],
                            resource.get('categories') or []])


def custom(index, folder):
    meta = index.refs['io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta']
    for file in sorted(glob.glob(os.path.join(folder, '*', '*.yaml')), key=os.path.split):
        for document in yaml.safe_load_all(open(file)):
            if not document or document.get('kind') != 'CustomResourceDefinition':
                continue
            spec = document['spec']
            for version in spec['versions']:
                if not version.get('served', True):
                    continue
                name = version_of(spec['group'], version['name'])
                schema = version['schema']['openAPIV3Schema']
                schema.setdefault('properties', {}).setdefault('metadata', {'type': 'object'})
                schema['properties'].setdefault('apiVersion', {'type': 'string'})
                schema['properties'].setdefault('kind', {'type': 'string'})
                schema.setdefault('type', 'object')
                later = LATER.get(spec['names']['kind'] + '.' + spec['group'], {})
                if later:
                    schema['properties']['spec']['properties'].update(later)
                number = index.shape(schema, {}, meta)
                for address in [name] + ALIASES.get(name, []):
                    kind = spec['names']['kind']
                    index.kind(address, kind, spec['scope'] == 'Namespaced', number, 'V')
                    index.served.setdefault((address, kind), named(spec['names'], version))


def named(names, version):
    """What kubectl calls a custom resource, and its columns."""
    shorts = names.get('shortNames') or []
    shorts = shorts + [it for it in SHORT.get(names['kind'], []) if it not in shorts]
    columns = version.get('additionalPrinterColumns') or [
        {'name': 'Age', 'type': 'date', 'jsonPath': '.metadata.creationTimestamp'}]
    return [names['plural'], shorts, names.get('categories') or []] + [
        '%d|%s|%s|%s' % (it.get('priority', 0), it['type'], it['name'], text(it['jsonPath']))
        for it in columns]


def write_served(index, out):
    with open(out, 'w') as file:
        for (version, kind), parts in sorted(index.served.items()):
            plural, shorts, categories = parts[:3]
            file.write('\t'.join([version, kind, plural, ','.join(shorts), ','.join(categories)]
                                 + parts[3:]) + '\n')


def main():
    openapi, recorded, crds, out = sys.argv[1:]
    index = Index()
    built_in(index, openapi)
    custom(index, crds)
    custom(index, os.path.join(os.path.dirname(os.path.abspath(__file__)), 'crds'))
    discovered(index, recorded)
    for version, kind in CLUSTER_SCOPED:
        index.kind(version, kind, False, None)
    lines = []
    for (version, kind), (namespaced, number, how) in sorted(index.kinds.items()):
        lines.append('.\t%s\t%s\t%s\t%s\t%s' % (
            version, kind, 'N' if namespaced else 'C', how, 0 if number is None else number))
    data = '\n'.join(lines + index.lines) + '\n'
    os.makedirs(os.path.dirname(out), exist_ok=True)
    with open(out, 'wb') as file:
        with gzip.GzipFile(fileobj=file, mode='wb', mtime=0, filename='', compresslevel=9) as packed:
            packed.write(data.encode())
    write_served(index, os.path.join(os.path.dirname(out), 'served.txt'))
    print('%d kinds, %d shapes, %d bytes, %d packed' % (
        len(lines), len(index.lines), len(data), os.path.getsize(out)))


main()
