package io.netwright.sim.dns;

import io.netwright.model.net.IpAddress;
import io.netwright.sim.dns.Resolver.Reply;
import io.netwright.sim.dns.Resolver.Step;
import io.netwright.sim.packet.Payload;
import io.netwright.sim.run.Program;
import io.netwright.sim.run.ProgramContext;
import io.netwright.sim.stack.SocketEvent;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// A program that looks one name up: a [Resolver] whose questions go out as datagrams, and over TCP
/// where an answer does not fit. Servers outside the cluster answer at once, without packets.
public final class ResolverProgram implements Program {
    /// What this program's wake-ups are called, so that others beside it can have their own.
    static final long TOKENS = 1L << 40;

    private static final int IDS = 1 << 16;

    private final CoreDns coreDns;
    private final ResolvConf conf;
    private final Resolver.Kind kind;
    private final String name;
    private final List<DnsType> types;
    private final List<Asked> asked = new ArrayList<>();
    private final LinkedHashMap<Integer, Rcode> heard = new LinkedHashMap<>();
    private final List<StepReplies> history = new ArrayList<>();
    private Resolver resolver;
    private @Nullable Exchange exchange;
    private Step.@Nullable Done done;

    /// A question that went out.
    ///
    /// @param outside what a server outside answered, null for one that got a packet
    record Asked(
            int id,
            DnsName name,
            DnsType type,
            IpAddress server,
            long atNanos,
            @Nullable Answer outside) {}

    private record StepReplies(List<Reply> replies) {}

    public ResolverProgram(
            CoreDns coreDns,
            ResolvConf conf,
            Resolver.Kind kind,
            String name,
            List<DnsType> types) {
        this.coreDns = coreDns;
        this.conf = conf;
        this.kind = kind;
        this.name = name;
        this.types = List.copyOf(types);
        this.resolver = Resolver.of(kind, conf, name, types);
    }

    ResolvConf conf() {
        return conf;
    }

    Resolver.Kind kind() {
        return kind;
    }

    List<DnsType> types() {
        return types;
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    /// What came back for a question, [Rcode#TIMEOUT] for nothing.
    Rcode heard(Asked question) {
        return question.outside() != null
                ? question.outside().rcode()
                : heard.getOrDefault(question.id(), Rcode.TIMEOUT);
    }

    /// How it ended, null while it goes on.
    public Step.@Nullable Done done() {
        return done;
    }

    /// The addresses that it found, in the order in which a client tries them: the second family
    /// only where there is none of the first.
    public List<IpAddress> addresses() {
        return done == null
                ? List.of()
                : done.answers().stream()
                        .filter(it -> it.type() == DnsType.A || it.type() == DnsType.AAAA)
                        .map(it -> IpAddress.parse(it.data()))
                        .toList();
    }

    @Override
    public void start(ProgramContext context) {
        go(resolver.start(), context);
    }

    private void go(Step first, ProgramContext context) {
        var step = first;
        while (step instanceof Step.Ask ask) {
            int number = history.size();
            exchange = new Exchange(ask, number);
            begin(exchange, context);
            if (!exchange.isOver(conf.nameservers().size())) {
                context.wakeAfter(ask.timeoutNanos(), TOKENS + number);
                return;
            }
            step = finish(exchange, context);
        }
        done = (Step.Done) step;
    }

    private void begin(Exchange now, ProgramContext context) {
        for (int server : now.ask.servers()) {
            var address = conf.nameservers().get(server);
            boolean packets = coreDns.answersAt(address);
            boolean tcp = packets && conf.has("use-vc");
            int socket =
                    packets && !tcp ? context.connectUdp(null, address, DnsServerProgram.PORT) : -1;
            if (packets && !tcp) {
                now.sockets.put(socket, new Peer(server, false, DnsStream.EMPTY));
            }
            for (var type : now.ask.types()) {
                if (!packets) {
                    outside(now, server, address, type, context);
                } else if (!tcp) {
                    int id = context.random().below(IDS);
                    asked.add(new Asked(id, now.ask.name(), type, address, context.now(), null));
                    context.write(
                            socket, new Payload.Data(DnsCodec.question(id, now.ask.name(), type)));
                }
            }
            if (tcp) {
                connect(now, server, address, context);
            }
        }
    }

    private void outside(
            Exchange now, int server, IpAddress address, DnsType type, ProgramContext context) {
        var question = new Question(now.ask.name(), type, address);
        var answer = coreDns.outside(question, address);
        asked.add(new Asked(0, now.ask.name(), type, address, context.now(), answer));
        now.heard(server, new Reply(type, answer.rcode(), answer.answers()));
    }

    private static void connect(
            Exchange now, int server, IpAddress address, ProgramContext context) {
        int socket = context.connect(null, address, DnsServerProgram.PORT);
        now.sockets.put(socket, new Peer(server, true, DnsStream.EMPTY));
    }

    @Override
    public void onEvent(int socket, SocketEvent event, ProgramContext context) {
        var now = exchange;
        var peer = now == null ? null : now.sockets.get(socket);
        if (now == null || peer == null) {
            return;
        }
        switch (event) {
            case SocketEvent.Received received -> {
                if (received.payload() instanceof Payload.Data data) {
                    received(now, socket, peer, data.bytes(), context);
                }
            }
            case SocketEvent.Connected _ -> {
                for (var type : now.ask.types()) {
                    int id = context.random().below(IDS);
                    var address = conf.nameservers().get(peer.server);
                    asked.add(new Asked(id, now.ask.name(), type, address, context.now(), null));
                    var question = DnsCodec.question(id, now.ask.name(), type);
                    context.write(socket, new Payload.Data(DnsStream.framed(question)));
                }
            }
            case SocketEvent.Failed _, SocketEvent.Reset _ -> {
                asked.stream()
                        .filter(it -> it.name().equals(now.ask.name()))
                        .filter(it -> it.server().equals(conf.nameservers().get(peer.server)))
                        .forEach(it -> heard.putIfAbsent(it.id(), Rcode.UNREACHABLE));
                now.unreachable(peer.server);
            }
            case SocketEvent.Closed _, SocketEvent.TimedOut _, SocketEvent.Accepted _ -> {}
        }
        if (now.isOver(conf.nameservers().size())) {
            go(finish(now, context), context);
        }
    }

    private void received(
            Exchange now, int socket, Peer peer, byte[] bytes, ProgramContext context) {
        var stream = peer.stream.plus(bytes);
        var messages = peer.tcp ? stream.messages() : List.of(bytes);
        now.sockets.put(socket, new Peer(peer.server, peer.tcp, stream.rest()));
        for (var message : messages) {
            var read = DnsCodec.read(message).filter(it -> it.response()).orElse(null);
            if (read == null || !read.name().matches(now.ask.name())) {
                continue;
            }
            if (read.truncated() && !peer.tcp) {
                now.sockets.remove(socket);
                context.close(socket);
                connect(now, peer.server, conf.nameservers().get(peer.server), context);
                return;
            }
            heard.put(read.id(), read.rcode());
            now.heard(peer.server, new Reply(read.type(), read.rcode(), read.answers()));
        }
    }

    @Override
    public void wake(long token, ProgramContext context) {
        var now = exchange;
        if (now != null && TOKENS + now.number == token) {
            go(finish(now, context), context);
        }
    }

    private Step finish(Exchange now, ProgramContext context) {
        now.sockets.keySet().forEach(context::close);
        exchange = null;
        var replies = now.replies();
        history.add(new StepReplies(replies));
        return resolver.next(replies);
    }

    @Override
    public ResolverProgram fork() {
        var fork = new ResolverProgram(coreDns, conf, kind, name, types);
        fork.asked.addAll(asked);
        fork.heard.putAll(heard);
        fork.history.addAll(history);
        fork.exchange = exchange == null ? null : exchange.fork();
        fork.done = done;
        if (!history.isEmpty() || exchange != null || done != null) {
            fork.resolver.start();
            history.forEach(it -> fork.resolver.next(it.replies));
        }
        return fork;
    }

    /// Whom a socket talks to.
    private record Peer(int server, boolean tcp, DnsStream stream) {}

    /// The questions of one step, and what has come back.
    private static final class Exchange {
        final Step.Ask ask;
        final int number;
        final LinkedHashMap<Integer, Peer> sockets = new LinkedHashMap<>();
        private final LinkedHashMap<DnsType, Reply> usable = new LinkedHashMap<>();
        private final LinkedHashMap<DnsType, Reply> last = new LinkedHashMap<>();
        private final LinkedHashMap<DnsType, Integer> failures = new LinkedHashMap<>();

        Exchange(Step.Ask ask, int number) {
            this.ask = ask;
            this.number = number;
        }

        void heard(int server, Reply reply) {
            boolean alone = ask.servers().equals(List.of(server));
            if (reply.isUsable() || alone || reply.rcode() == Rcode.UNKNOWN) {
                usable.putIfAbsent(reply.type(), reply);
            } else {
                failures.merge(reply.type(), 1, Integer::sum);
                last.put(reply.type(), reply);
            }
        }

        void unreachable(int server) {
            if (ask.servers().equals(List.of(server))) {
                ask.types()
                        .forEach(
                                it ->
                                        usable.putIfAbsent(
                                                it, new Reply(it, Rcode.UNREACHABLE, List.of())));
            }
        }

        boolean isOver(int servers) {
            return ask.types().stream()
                    .allMatch(
                            it ->
                                    usable.containsKey(it)
                                            || failures.getOrDefault(it, 0) >= servers);
        }

        List<Reply> replies() {
            return ask.types().stream()
                    .map(
                            it -> {
                                var silence = new Reply(it, Rcode.TIMEOUT, List.of());
                                return usable.getOrDefault(it, last.getOrDefault(it, silence));
                            })
                    .toList();
        }

        Exchange fork() {
            var fork = new Exchange(ask, number);
            fork.sockets.putAll(sockets);
            fork.usable.putAll(usable);
            fork.last.putAll(last);
            fork.failures.putAll(failures);
            return fork;
        }
    }
}
