package io.netwright.sim.packet;

import static org.junit.jupiter.api.Assumptions.abort;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Asks tshark what it sees in a capture; a test that needs it is skipped where it is not
/// installed.
public final class Tshark {
    private Tshark() {}

    /// The fields of the frames that a filter keeps, one line per frame, tabs between.
    public static String run(Path capture, String filter, String... fields)
            throws IOException, InterruptedException {
        var command =
                new ArrayList<>(List.of("tshark", "-n", "-r", capture.toString(), "-Y", filter));
        command.addAll(List.of("-d", "udp.port==8472,vxlan", "-T", "fields"));
        for (var protocol : List.of("ip", "tcp", "udp")) {
            command.addAll(List.of("-o", protocol + ".check_checksum:TRUE"));
        }
        command.addAll(List.of("-o", "sctp.checksum:CRC32C"));
        for (var field : fields) {
            command.addAll(List.of("-e", field));
        }
        try {
            var process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            var output = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException("tshark failed: " + command);
            }
            return output;
        } catch (IOException e) {
            if (e.getMessage() != null && e.getMessage().startsWith("Cannot run program")) {
                return abort("tshark is not installed: the capture is not checked");
            }
            throw e;
        }
    }
}
