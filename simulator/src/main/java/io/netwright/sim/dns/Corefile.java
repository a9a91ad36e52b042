package io.netwright.sim.dns;

import java.util.List;

/// CoreDNS's configuration: server blocks with their plugins, as they stand in the text.
record Corefile(List<Block> blocks, List<Problem> problems) {
    Corefile {
        blocks = List.copyOf(blocks);
        problems = List.copyOf(problems);
    }

    /// What a kubeadm cluster has (R9.17).
    static String kubeadm(String zone) {
        return """
        .:53 {
            errors
            health {
               lameduck 5s
            }
            ready
            kubernetes %1$s in-addr.arpa ip6.arpa {
               pods insecure
               fallthrough in-addr.arpa ip6.arpa
               ttl 30
            }
            prometheus :9153
            forward . /etc/resolv.conf {
               max_concurrent 1000
            }
            cache 30 {
               disable success %1$s
               disable denial %1$s
            }
            loop
            reload
            loadbalance
        }
        """
                .formatted(zone);
    }

    /// What makes CoreDNS refuse to start.
    ///
    /// @param line from 1
    record Problem(int line, String text) {}

    /// A server block.
    record Block(List<Served> keys, List<Directive> directives) {
        Block {
            keys = List.copyOf(keys);
            directives = List.copyOf(directives);
        }
    }

    /// A zone and the port it is served on.
    record Served(DnsName zone, int port) {}

    /// A plugin with its arguments and the lines in its braces.
    record Directive(String name, List<String> arguments, List<Line> body, int line) {
        Directive {
            arguments = List.copyOf(arguments);
            body = List.copyOf(body);
        }

        /// The first line of the body that begins with that word, else an empty one.
        List<String> option(String word) {
            for (var it : body) {
                if (it.words.getFirst().equals(word)) {
                    return it.words;
                }
            }
            return List.of();
        }
    }

    /// A line of a body.
    record Line(List<String> words, int line) {
        Line {
            words = List.copyOf(words);
        }
    }
}
