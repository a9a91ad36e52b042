package io.netwright.sim.dns;

import io.netwright.model.net.IpAddress;

import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Questions and answers as the bytes of RFC 1035.
public final class DnsCodec {
    /// What a message without EDNS may be over UDP (R9.26).
    private static final int UDP_LIMIT = 512;

    private DnsCodec() {}

    /// A message, read.
    ///
    /// @param answers empty in a question
    /// @param truncated is there more than fitted
    public record Read(
            int id,
            boolean response,
            DnsName name,
            DnsType type,
            Rcode rcode,
            boolean truncated,
            List<ResourceRecord> answers) {
        public Read {
            answers = List.copyOf(answers);
        }
    }

    /// A question with recursion desired and without EDNS, as glibc asks.
    public static byte[] question(int id, DnsName name, DnsType type) {
        var message = new Message(id);
        message.getHeader().setFlag(Flags.RD);
        message.addRecord(Record.newRecord(name(name), type.number(), DClass.IN), Section.QUESTION);
        return message.toWire();
    }

    /// The answer to a question; over UDP one that is too long is cut and says so.
    public static byte[] answer(int id, DnsName name, DnsType type, Answer answer, boolean udp) {
        var message = new Message(id);
        var header = message.getHeader();
        header.setFlag(Flags.QR);
        header.setFlag(Flags.RD);
        header.setFlag(Flags.RA);
        if (answer.plugin().equals(KubernetesPlugin.NAME) || answer.plugin().equals("hosts")) {
            header.setFlag(Flags.AA);
        }
        header.setRcode(
                answer.rcode().number() < 0 ? Rcode.SERVFAIL.number() : answer.rcode().number());
        message.addRecord(Record.newRecord(name(name), type.number(), DClass.IN), Section.QUESTION);
        answer.answers().forEach(it -> message.addRecord(record(it), Section.ANSWER));
        answer.authority().forEach(it -> message.addRecord(record(it), Section.AUTHORITY));
        answer.additional().forEach(it -> message.addRecord(record(it), Section.ADDITIONAL));
        return message.toWire(udp ? UDP_LIMIT : 65535);
    }

    /// Reads a message; empty for bytes that are none, and for types that are not modelled.
    public static Optional<Read> read(byte[] bytes) {
        try {
            var message = new Message(bytes);
            var question = message.getQuestion();
            if (question == null) {
                return Optional.empty();
            }
            var answers = new ArrayList<ResourceRecord>();
            for (var record : message.getSection(Section.ANSWER)) {
                DnsType.numbered(record.getType())
                        .ifPresent(
                                it ->
                                        answers.add(
                                                new ResourceRecord(
                                                        new DnsName(record.getName().toString()),
                                                        it,
                                                        record.getTTL(),
                                                        data(it, record))));
            }
            var header = message.getHeader();
            return DnsType.numbered(question.getType())
                    .map(
                            type ->
                                    new Read(
                                            header.getID(),
                                            header.getFlag(Flags.QR),
                                            new DnsName(question.getName().toString()),
                                            type,
                                            Rcode.numbered(header.getRcode()),
                                            header.getFlag(Flags.TC),
                                            answers));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static String data(DnsType type, Record record) {
        var text = record.rdataToString();
        return type == DnsType.AAAA ? IpAddress.parse(text).toString() : text;
    }

    private static Name name(DnsName name) {
        try {
            return Name.fromString(name.text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Record record(ResourceRecord it) {
        try {
            return Record.fromString(
                    name(it.name()), it.type().number(), DClass.IN, it.ttl(), it.data(), Name.root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
