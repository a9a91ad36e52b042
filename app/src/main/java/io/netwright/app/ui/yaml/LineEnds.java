package io.netwright.app.ui.yaml;

/// Between a file's text and what an editor shows of it, which ends lines with `\n` alone.
///
/// @param file the text as it is kept
record LineEnds(String file) {
    /// As it is shown.
    String shown() {
        return file.replace("\r\n", "\n");
    }

    /// How lines end in the file: as its first one does.
    private String end() {
        int at = file.indexOf('\n');
        return at > 0 && file.charAt(at - 1) == '\r' ? "\r\n" : "\n";
    }

    /// Can what is shown be put back? Not where a `\r` stands alone.
    boolean isEditable() {
        return file.replace("\r\n", "").indexOf('\r') < 0;
    }

    /// The offset in the file of an offset in what is shown; before a line end, before all of it.
    int toFile(int shown) {
        int at = 0;
        for (int i = 0; i < shown && at < file.length(); i++) {
            at += file.startsWith("\r\n", at) ? 2 : 1;
        }
        return at;
    }

    int toShown(int offset) {
        int until = Math.min(offset, file.length());
        int shown = until;
        for (int at = file.indexOf("\r\n");
                at >= 0 && at < until;
                at = file.indexOf("\r\n", at + 2)) {
            shown--;
        }
        return shown;
    }

    /// A text that was typed, with the file's line ends.
    String typed(String text) {
        return text.replace("\n", end());
    }
}
