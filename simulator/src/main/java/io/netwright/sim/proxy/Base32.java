package io.netwright.sim.proxy;

import io.netwright.sim.agent.Digest;

/// The base 32 form (RFC 4648 §6) of a SHA-256, of which kube-proxy's names have the first
/// characters.
public final class Base32 {
    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Base32() {}

    public static String ofSha256(String text, int length) {
        var digest = Digest.sha256(text);
        var name = new StringBuilder(length);
        long bits = 0;
        int held = 0;
        for (int i = 0; name.length() < length; i++) {
            bits = bits << 8 | (digest[i] & 0xff);
            for (held += 8; held >= 5 && name.length() < length; held -= 5) {
                name.append(DIGITS.charAt((int) (bits >>> (held - 5) & 31)));
            }
        }
        return name.toString();
    }
}
