package io.netwright.sim.dns;

import io.netwright.sim.stack.Chooser;
import io.netwright.sim.stack.Chooser.ChoicePoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// Shuffles the addresses of every answer, CNAMEs first (R9.25). Source: CoreDNS
/// `plugin/loadbalance/round_robin.go`.
record LoadBalancePlugin() implements Plugin {
    @Override
    public Answer serve(Question question, Scene scene, Next next) {
        var answer = next.serve(question);
        return answer.answers().size() < 2
                ? answer
                : answer.withAnswers(shuffled(answer.answers(), scene.chooser()));
    }

    private static List<ResourceRecord> shuffled(List<ResourceRecord> records, Chooser chooser) {
        var aliases = new ArrayList<ResourceRecord>();
        var addresses = new ArrayList<ResourceRecord>();
        var rest = new ArrayList<ResourceRecord>();
        for (var record : records) {
            switch (record.type()) {
                case CNAME -> aliases.add(record);
                case A, AAAA, MX -> addresses.add(record);
                case NS, SOA, PTR, HINFO, TXT, SRV -> rest.add(record);
            }
        }
        for (int i = 0; i < addresses.size() - 1; i++) {
            var weights = new long[addresses.size() - i];
            Arrays.fill(weights, 1);
            Collections.swap(addresses, i, i + chooser.choose(ChoicePoint.SHUFFLE, weights));
        }
        aliases.addAll(addresses);
        aliases.addAll(rest);
        return aliases;
    }
}
