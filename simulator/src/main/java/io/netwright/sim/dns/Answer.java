package io.netwright.sim.dns;

import io.netwright.model.diag.Message;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// What a server says to a [Question].
///
/// @param plugin which plugin gave it, `""` where none did
/// @param cached was it kept from an earlier question
/// @param missing for [Rcode#UNKNOWN]: what is not modelled
/// @param assumed what it rests on that the lab does not say, null for nothing
public record Answer(
        Rcode rcode,
        List<ResourceRecord> answers,
        List<ResourceRecord> authority,
        List<ResourceRecord> additional,
        String plugin,
        boolean cached,
        @Nullable Message missing,
        @Nullable Message assumed) {
    public Answer {
        answers = List.copyOf(answers);
        authority = List.copyOf(authority);
        additional = List.copyOf(additional);
    }

    static Answer of(Rcode rcode, String plugin, List<ResourceRecord> answers) {
        return new Answer(rcode, answers, List.of(), List.of(), plugin, false, null, null);
    }

    static Answer unknown(String plugin, Message missing) {
        return new Answer(
                Rcode.UNKNOWN, List.of(), List.of(), List.of(), plugin, false, missing, null);
    }

    /// `NOERROR` without a record of the type that was asked for.
    public boolean isNoData() {
        return rcode == Rcode.NOERROR && answers.isEmpty();
    }

    Answer withAnswers(List<ResourceRecord> others) {
        return new Answer(rcode, others, authority, additional, plugin, cached, missing, assumed);
    }

    Answer withAuthority(ResourceRecord record) {
        return new Answer(
                rcode, answers, List.of(record), additional, plugin, cached, missing, assumed);
    }

    Answer withAdditional(List<ResourceRecord> others) {
        return new Answer(rcode, answers, authority, others, plugin, cached, missing, assumed);
    }

    Answer withAssumed(Message message) {
        return new Answer(rcode, answers, authority, additional, plugin, cached, missing, message);
    }

    Answer fromCache() {
        return new Answer(rcode, answers, authority, additional, plugin, true, missing, assumed);
    }

    /// This answer with every record changed.
    Answer mapped(UnaryOperator<ResourceRecord> change) {
        return new Answer(
                rcode,
                answers.stream().map(change).toList(),
                authority.stream().map(change).toList(),
                additional.stream().map(change).toList(),
                plugin,
                cached,
                missing,
                assumed);
    }

    List<ResourceRecord> all() {
        var all = new ArrayList<>(answers);
        all.addAll(authority);
        all.addAll(additional);
        return all;
    }
}
