package io.netwright.sim.run;

import io.netwright.sim.packet.Packet;
import io.netwright.sim.stack.SocketEvent;
import io.netwright.sim.stack.TimerKey;

/// What happens at an instant of a run.
public sealed interface NetEvent {
    /// The last bit of a frame arrived at a device.
    record FrameArrived(int device, Packet frame, int flow) implements NetEvent {}

    /// A timer of the stack is due.
    record TimerFired(TimerKey key) implements NetEvent {}

    /// A socket has news for its process.
    ///
    /// @param process whose socket it is, -1 if nobody's
    /// @param flow which story led to it, 0 for none
    record SocketNotified(int process, int namespace, int socket, SocketEvent event, int flow)
            implements NetEvent {}

    /// A process is started.
    record ProcessStarts(int process) implements NetEvent {}

    /// A wake-up that a process asked for.
    record ProcessWakes(int process, long token) implements NetEvent {}
}
