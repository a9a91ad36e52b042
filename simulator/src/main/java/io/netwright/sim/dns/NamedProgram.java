package io.netwright.sim.dns;

import io.netwright.model.net.IpAddress;
import io.netwright.sim.run.Program;
import io.netwright.sim.run.ProgramContext;
import io.netwright.sim.stack.SocketEvent;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/// A client that knows its server by name: looks it up, then does what it does with the first
/// address. Where the name has none, it stops there.
public final class NamedProgram implements Program {
    private final ResolverProgram resolver;
    private final Function<IpAddress, Program> client;
    private @Nullable Program started;

    public NamedProgram(ResolverProgram resolver, Function<IpAddress, Program> client) {
        this.resolver = resolver;
        this.client = client;
    }

    public ResolverProgram resolver() {
        return resolver;
    }

    /// The client, null while the name is looked up and where it has no address.
    public @Nullable Program client() {
        return started;
    }

    @Override
    public void start(ProgramContext context) {
        resolver.start(context);
        goOn(context);
    }

    private void goOn(ProgramContext context) {
        if (started == null && !resolver.addresses().isEmpty()) {
            started = client.apply(resolver.addresses().getFirst());
            started.start(context);
        }
    }

    @Override
    public void onEvent(int socket, SocketEvent event, ProgramContext context) {
        if (started != null) {
            started.onEvent(socket, event, context);
        } else {
            resolver.onEvent(socket, event, context);
            goOn(context);
        }
    }

    @Override
    public void wake(long token, ProgramContext context) {
        if (token >= ResolverProgram.TOKENS) {
            resolver.wake(token, context);
            goOn(context);
        } else if (started != null) {
            started.wake(token, context);
        }
    }

    @Override
    public NamedProgram fork() {
        var fork = new NamedProgram(resolver.fork(), client);
        fork.started = started == null ? null : started.fork();
        return fork;
    }
}
