package io.netwright.model.edit;

import io.netwright.model.diag.Message;

/// An edit that somebody asked for, or why it cannot be made.
public sealed interface Proposal {
    record Possible(Edit edit) implements Proposal {}

    record Refused(Message why) implements Proposal {}
}
