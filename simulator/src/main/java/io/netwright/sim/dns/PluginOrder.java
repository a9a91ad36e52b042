package io.netwright.sim.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The order in which CoreDNS runs its plugins: fixed when it is built, whatever the Corefile's
/// order, and different by version (R9.14). Source: CoreDNS `plugin.cfg`.
record PluginOrder(String version, List<String> names) {
    private static final String BEFORE =
            "root metadata geoip cancel tls quic timeouts multisocket reload nsid bufsize bind"
                    + " debug trace ready health pprof";
    private static final String AFTER =
            "hosts route53 azure clouddns k8s_external kubernetes file auto secondary etcd loop"
                    + " forward grpc erratic whoami on sign view nomad";
    private static final Pattern VERSION = Pattern.compile("v?(\\d+)\\.(\\d+)\\.(\\d+)");

    /// The order of a version.
    static PluginOrder of(String version) {
        int number = number(version);
        String middle =
                number >= number("1.15.0")
                        ? "shed prometheus errors log dnstap local dns64 siit any chaos loadbalance"
                                + " tsig rewrite autopath acl cache header dnssec minimal template"
                                + " transfer dynupdate"
                        : number >= number("1.14.2")
                                ? "prometheus errors log dnstap local dns64 any chaos loadbalance"
                                        + " tsig cache rewrite acl header dnssec autopath minimal"
                                        + " template transfer"
                                : "prometheus errors log dnstap local dns64 acl any chaos"
                                        + " loadbalance tsig cache rewrite header dnssec autopath"
                                        + " minimal template transfer";
        var names = new ArrayList<String>();
        for (var part : List.of(BEFORE, middle, AFTER)) {
            names.addAll(List.of(part.split(" ", -1)));
        }
        return new PluginOrder(version, List.copyOf(names));
    }

    /// kubeadm's CoreDNS for a version of Kubernetes, as `pkg/.../constants.go` of each says.
    static String ofKubernetes(String version) {
        var parts = version.replace("v", "").split("\\.", -1);
        int minor = parts.length > 1 ? Integer.parseInt(parts[1]) : 37;
        return minor <= 34 ? "1.12.1" : minor == 35 ? "1.13.1" : minor == 36 ? "1.14.2" : "1.14.6";
    }

    /// Is that text a version of CoreDNS?
    static boolean isVersion(String text) {
        return VERSION.matcher(text).matches();
    }

    boolean atLeast(String other) {
        return number(version) >= number(other);
    }

    private static int number(String version) {
        var parts = VERSION.matcher(version);
        if (!parts.matches()) {
            throw new IllegalArgumentException("no version: " + version);
        }
        return Integer.parseInt(parts.group(1)) * 1_000_000
                + Integer.parseInt(parts.group(2)) * 1_000
                + Integer.parseInt(parts.group(3));
    }
}
