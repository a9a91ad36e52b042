"""Asks the real kernel and Netwright the same questions, and says where they differ.

    agree.py SCRIPT questions COUNT SEED            random pairs as JSON lines
    agree.py SCRIPT kernel QUESTIONS                what the kernel does, as JSON lines
    agree.py SCRIPT owners                          who has which address
    agree.py NETWRIGHT LAB QUESTIONS OWNERS trace   what Netwright says, as JSON lines
    agree.py NETWRIGHT LAB FOLDER tables NODE…      prints tables to FOLDER/NODE.FORMAT
    agree.py compare QUESTIONS KERNEL NETWRIGHT     exit 1 on any difference

SCRIPT is what `netwright netns LAB` prints, brought up. An answer is {"outcomes": […], "backends":
{ENDPOINT: [SOURCE_ADDRESS, …]}}: every outcome that came up, every endpoint that answered, and the
addresses that it saw the client at.
"""
import concurrent.futures
import itertools
import json
import random
import re
import subprocess
import sys

ATTEMPTS = 40
FORMATS = [
    "iptables-save", "ip6tables-save", "nft", "ipset",
    "ip-addr", "ip-route", "ip-rule", "ip-neigh", "bridge-fdb",
]

# The rate limits of ICMP errors are not modelled: one per peer, and one for all peers of a namespace
# (50 at once, 1,000 a second; where the kernel has one for the whole machine it stays). With either,
# some of many REJECTs at once are silent.
UNLIMITED = """
cd /proc/sys/net
echo 0 >ipv4/icmp_ratelimit
echo 0 >ipv6/icmp/ratelimit
for limit in ipv4/icmp_msgs_burst ipv4/icmp_msgs_per_sec; do
    [ ! -e $limit ] || echo 1000000 >$limit
done
"""

CLIENT = r'''
import json, socket, sys, threading
host, port, protocol, attempts = sys.argv[1], int(sys.argv[2]), sys.argv[3], int(sys.argv[4])
answers = []
def attempt():
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    kind = socket.SOCK_STREAM if protocol == "tcp" else socket.SOCK_DGRAM
    with socket.socket(family, kind) as client:
        client.settimeout(1.4)
        try:
            client.connect((host, port))
            if protocol == "udp":
                client.send(b"?")
            answers.append(("delivered", client.recv(500).decode().strip()))
        except socket.timeout:
            answers.append(("dropped", ""))
        except OSError as error:
            answers.append(("rejected", str(error)))
threads = [threading.Thread(target=attempt) for _ in range(attempts)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
print(json.dumps(answers))
'''


def run(*command, **more):
    return subprocess.run(command, check=True, text=True, stdout=subprocess.PIPE, **more).stdout


class Lab:
    """What stands in the namespaces: read from the kernel, not from Netwright."""

    def __init__(self, script):
        self.script = script
        self.namespaces = dict(line.split() for line in run("sh", script, "names").splitlines())
        self.addresses = {}
        for endpoint, namespace in self.namespaces.items():
            links = json.loads(run("ip", "-n", namespace, "-j", "addr"))
            self.addresses[endpoint] = [
                info["local"]
                for link in links
                if link["ifname"] == "eth0"
                for info in link["addr_info"]
                if info["scope"] == "global"
            ]
        self.nodes = [name for name in self.namespaces if name.startswith("node/")]
        self.outside = [name for name in self.namespaces if name.startswith("external:")]
        self.pods = [n for n in self.namespaces if n not in self.nodes + self.outside + ["router"]]

    def service_ports(self):
        """(address, port, protocol) of cluster IPs; (port, protocol) of node ports."""
        services, node_ports = set(), set()
        for node, tool in itertools.product(self.nodes, ("iptables-save", "ip6tables-save")):
            for rule in self.inside(node, tool).splitlines():
                protocol = re.search(r"-p (tcp|udp)", rule)
                port = re.search(r"--dport (\d+)", rule)
                if not protocol or not port:
                    continue
                address = re.search(r" -d ([0-9a-f.:]+)/", rule)
                if rule.startswith("-A KUBE-SERVICES") and address:
                    services.add((address[1], int(port[1]), protocol[1]))
                elif re.match(r"-A (KUBE-NODEPORTS|KUBE-EXTERNAL-SERVICES|CNI-DN-)", rule) and not address:
                    node_ports.add((int(port[1]), protocol[1]))
        for node in self.nodes:
            for words in re.findall(r"([^{,]+) : (?:goto|drop)", self.nft(node)):
                key = re.sub(r" comment .*", "", words.strip()).split(" . ")
                if key[-1].isdigit() and key[-2] in ("tcp", "udp"):
                    port = (int(key[-1]), key[-2])
                    node_ports.add(port) if len(key) == 2 else services.add((key[0], *port))
        return sorted(services), sorted(node_ports)

    def nft(self, node):
        """The maps of a node's own nftables, not those that iptables makes."""
        return "".join(
            self.inside(node, "nft", "list", "maps", family) for family in ("ip", "ip6"))

    def listening(self, endpoint):
        """(port, protocol) that listen at an endpoint."""
        found = set()
        for line in self.inside(endpoint, "ss", "-Hltun").splitlines():
            words = line.split()
            found.add((int(words[4].rsplit(":", 1)[1]), words[0]))
        return sorted(found)

    def inside(self, endpoint, *command):
        return run("ip", "netns", "exec", self.namespaces[endpoint], *command)

    def questions(self, count, seed):
        chance = random.Random(seed)
        services, node_ports = self.service_ports()
        ports = {endpoint: self.listening(endpoint) for endpoint in self.pods + self.outside}
        asked = []
        while len(asked) < count:
            kind = chance.choice(["service"] * 4 + ["pod"] * 3 + ["node port"] * 2 + ["outside", "closed"])
            source = chance.choice(chance.choice([self.pods, self.pods, self.nodes, self.outside or self.pods]))
            if kind == "service" and services:
                if source in self.outside:
                    continue  # nobody routes cluster IPs outside
                address, port, protocol = chance.choice(services)
            elif kind == "pod":
                target = chance.choice(self.pods)
                if not ports[target] or not self.addresses[target]:
                    continue
                address = chance.choice(self.addresses[target])
                port, protocol = chance.choice(ports[target])
            elif kind == "node port" and node_ports:
                address = chance.choice(self.addresses[chance.choice(self.nodes)])
                port, protocol = chance.choice(node_ports)
            elif kind == "outside" and self.outside:
                target = chance.choice(self.outside)
                if not ports[target]:
                    continue
                address = chance.choice(self.addresses[target])
                port, protocol = chance.choice(ports[target])
            elif kind == "closed" and services:
                if source in self.outside:
                    continue
                address, port, protocol = chance.choice(services)[0], 81, "tcp"
            else:
                continue
            own = self.addresses[source]
            if address in own or not any((":" in address) == (":" in it) for it in own):
                continue
            asked.append({"from": source, "host": address, "port": port, "protocol": protocol})
        return asked

    def ask(self, question):
        text = self.inside(
            question["from"], sys.executable, "-c", CLIENT,
            question["host"], str(question["port"]), question["protocol"], str(ATTEMPTS))
        outcomes, backends = set(), {}
        for outcome, line in json.loads(text):
            outcomes.add(outcome)
            if outcome == "delivered":
                endpoint, address, _ = line.split()
                backends.setdefault(endpoint, set()).add(address)
        return answer(outcomes, backends)


def answer(outcomes, backends):
    return {
        "outcomes": sorted(outcomes),
        "backends": {name: sorted(seen) for name, seen in sorted(backends.items())},
    }


def kernel(script, questions):
    lab = Lab(script)
    for node in lab.nodes + ["router"]:
        lab.inside(node, "sh", "-c", UNLIMITED)
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        yield from pool.map(lab.ask, questions)


class Netwright:
    """`netwright batch`, asked line by line, all at once."""

    def __init__(self, netwright, lab):
        self.netwright = netwright
        self.lab = lab

    def batch(self, commands):
        text = run(self.netwright, "batch", input="".join(line + "\n" for line in commands))
        results = [json.loads(line) for line in text.splitlines()]
        for command, result in zip(commands, results, strict=True):
            if result["exit"] != 0:
                raise SystemExit(f"{command}: {result['errors']}")
        return [result["result"] for result in results]

    def trace(self, question, candidate=None):
        host = f"[{question['host']}]" if ":" in question["host"] else question["host"]
        more = f" --candidate {candidate}" if candidate else ""
        return (
            f"trace {self.lab} --from {question['from']} --to {host}:{question['port']}"
            f" --protocol {question['protocol']} -o json{more}")

    def answers(self, questions, owners):
        first = self.batch([self.trace(question) for question in questions])
        each = [
            (number, candidate["endpoint"])
            for number, result in enumerate(first)
            for candidate in result["candidates"]
        ]
        walks = self.batch([self.trace(questions[number], endpoint) for number, endpoint in each])
        outcomes = [set() for _ in questions]
        backends = [{} for _ in questions]
        for (number, endpoint), result in zip(each, walks, strict=True):
            mine = next(it for it in result["candidates"] if it["endpoint"] == endpoint)
            verdict = mine.get("verdict", result["verdict"])
            outcomes[number].add(verdict)
            if verdict == "delivered":
                request = [hop for hop in result["hops"] if hop["leg"] == "request"]
                name = owners.get(endpoint.rsplit(":", 1)[0].strip("[]"), request[-1]["at"])
                backends[number].setdefault(name, set()).add(request[-1]["packet"]["src"])
        for number, result in enumerate(first):
            if not result["candidates"]:
                outcomes[number].add(result["verdict"])
        return [answer(*pair) for pair in zip(outcomes, backends)]

    def tables(self, folder, nodes):
        asked = [(node, form) for node in nodes for form in FORMATS]
        texts = self.batch([f"tables {self.lab} --node {n} --as {f} -o json" for n, f in asked])
        for (node, form), result in zip(asked, texts, strict=True):
            with open(f"{folder}/{node}.{form}", "w", encoding="utf-8") as file:
                file.write(result["text"])


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def show(items):
    for item in items:
        print(json.dumps(item), flush=True)


def compare(questions, real, said):
    differences = 0
    for question, kernel_says, netwright_says in zip(questions, real, said, strict=True):
        if kernel_says != netwright_says:
            differences += 1
            print(f"{question['from']} -> {question['host']}:{question['port']}/{question['protocol']}")
            print(f"  kernel:    {json.dumps(kernel_says)}")
            print(f"  netwright: {json.dumps(netwright_says)}")
    counted = {}
    for item in real:
        for outcome in item["outcomes"]:
            counted[outcome] = counted.get(outcome, 0) + 1
    print(f"{len(questions)} pairs, {counted}, {differences} differences")
    return 1 if differences or not questions else 0


def main(arguments):
    match arguments:
        case ["compare", questions, real, said]:
            return compare(lines(questions), lines(real), lines(said))
        case [script, "questions", count, seed]:
            show(Lab(script).questions(int(count), int(seed)))
        case [script, "kernel", questions]:
            show(kernel(script, lines(questions)))
        case [script, "owners"]:
            lab = Lab(script)
            owned = {}
            for endpoint, addresses in lab.addresses.items():  # its own name first, aliases later
                for address in addresses:
                    owned.setdefault(address, endpoint)
            show([owned])
        case [netwright, lab, questions, owners, "trace"]:
            show(Netwright(netwright, lab).answers(lines(questions), lines(owners)[0]))
        case [netwright, lab, folder, "tables", *nodes]:
            Netwright(netwright, lab).tables(folder, nodes)
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
