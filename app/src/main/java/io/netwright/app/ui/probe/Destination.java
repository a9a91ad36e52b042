package io.netwright.app.ui.probe;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/// Reads what stands in the To field.
final class Destination {
    private Destination() {}

    /// `host:port` of a URL, the words themselves where they are none.
    static String of(String typed) {
        var text = typed.strip();
        var lower = text.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("http://") && !lower.startsWith("https://")) {
            return text;
        }
        try {
            var uri = new URI(text);
            int usual = lower.startsWith("https:") ? 443 : 80;
            return uri.getHost() == null
                    ? text
                    : uri.getHost() + ":" + (uri.getPort() < 0 ? usual : uri.getPort());
        } catch (URISyntaxException _) {
            return text; // then it names no host, and whoever sends says so
        }
    }
}
