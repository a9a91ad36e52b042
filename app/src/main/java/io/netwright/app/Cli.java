package io.netwright.app;

import io.netwright.app.cli.NetwrightCommand;

/// The command line alone, for packages that have a launcher of its own for it.
public final class Cli {
    private Cli() {}

    public static void main(String... args) {
        System.exit(NetwrightCommand.run(args));
    }
}
