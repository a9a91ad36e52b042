package io.netwright.sim.agent;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Hashes of names, for names that must be short.
public final class Digest {
    private Digest() {}

    public static byte[] sha256(String text) {
        return of("SHA-256", text);
    }

    public static byte[] sha1(String text) {
        return of("SHA-1", text);
    }

    private static byte[] of(String algorithm, String text) {
        try {
            return MessageDigest.getInstance(algorithm)
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has both
        }
    }
}
