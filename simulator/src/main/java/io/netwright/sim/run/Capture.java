package io.netwright.sim.run;

import io.netwright.sim.fabric.Device;
import io.netwright.sim.packet.Codec;
import io.netwright.sim.packet.LinkType;
import io.netwright.sim.packet.PcapNg;
import io.netwright.sim.stack.Skb;
import io.netwright.sim.stack.Stage;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.Predicate;

/// Writes the frames that devices received and sent as a capture file, one interface per device, as
/// `tcpdump` on each would have seen them.
///
/// @param recording of the run
/// @param devices which of them to listen on
/// @param comment what to say of a frame, given its step; `""` for nothing
public record Capture(
        Recording recording, Predicate<Device> devices, Function<Step, String> comment) {
    /// Listens on the cards of hosts, without comments.
    public static Capture ofCards(Recording recording) {
        return new Capture(recording, it -> it.kind() instanceof Device.Kind.Nic, _ -> "");
    }

    /// Writes all that was recorded so far; the same recording gives the same bytes.
    public void write(OutputStream out) throws IOException {
        var file = new PcapNg(out);
        var steps = recording.steps();
        var numbers = interfaces(file, steps);
        for (var step : steps) {
            var number = numbers.get(new Side(step.device(), LinkType.of(frame(step).packet())));
            if (isSeen(step) && number != null) {
                file.frame(
                        number,
                        step.time(),
                        step.stage() == Stage.TRANSMIT,
                        Codec.encode(frame(step).packet()),
                        comment.apply(step));
            }
        }
    }

    /// Every chosen device has an interface, in their order, and a second one if it had packets
    /// without Ethernet header.
    private SequencedMap<Side, Integer> interfaces(PcapNg file, List<Step> steps)
            throws IOException {
        var fabric = recording.stack().fabric();
        var sides = new LinkedHashSet<Side>();
        for (var device : fabric.devices()) {
            if (devices.test(device)) {
                sides.add(new Side(device.id(), LinkType.ETHERNET));
            }
        }
        for (var step : steps) {
            var ethernet = new Side(step.device(), LinkType.ETHERNET);
            var link = LinkType.of(frame(step).packet());
            if (isSeen(step) && link == LinkType.RAW && sides.contains(ethernet)) {
                sides.add(new Side(step.device(), link));
            }
        }
        var numbers = new LinkedHashMap<Side, Integer>();
        for (var side : sides) {
            var device = fabric.devices().get(side.device());
            var name =
                    fabric.namespaceOf(device).name()
                            + " "
                            + device.name()
                            + (side.link() == LinkType.RAW ? " (IP)" : "");
            numbers.put(side, file.device(name, side.link()));
        }
        return numbers;
    }

    private static boolean isSeen(Step step) {
        return step.stage() == Stage.TRANSMIT || step.stage() == Stage.RECEIVE;
    }

    private static Skb frame(Step step) {
        return step.stage() == Stage.RECEIVE ? step.before() : step.after();
    }

    private record Side(int device, LinkType link) {}
}
