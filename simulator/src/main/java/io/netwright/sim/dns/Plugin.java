package io.netwright.sim.dns;

import io.netwright.sim.stack.Chooser;

/// One link of a server block's chain: answers, or hands on to the next.
interface Plugin {
    /// Answers, or asks `next` and does with its answer what it likes.
    ///
    /// @param scene what surrounds the question: the time and chance
    /// @param next the rest of the chain
    Answer serve(Question question, Scene scene, Next next);

    /// This plugin as it is now, to go on by itself.
    default Plugin fork() {
        return this;
    }

    /// The rest of the chain.
    interface Next {
        Answer serve(Question question);
    }

    /// When, and who decides by chance.
    ///
    /// @param resolver the server itself, for names that an answer points to
    record Scene(long nowNanos, Chooser chooser, Next resolver) {}
}
