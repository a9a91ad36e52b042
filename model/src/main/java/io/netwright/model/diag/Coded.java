package io.netwright.model.diag;

/// An entry of a catalog of sentences for people. Each enum that implements it is such a catalog;
/// `netwright explain` knows them all.
public interface Coded {
    /// Such as `NW0101` or `POLICY_DENIED`; never used again for something else.
    String code();

    /// The English sentence; each `{}` stands for a part.
    String template();

    /// What it means and what to do, for somebody who looks the code up.
    String explanation();

    /// A message with this code; see [Message#of].
    default Message message(Object... values) {
        return Message.of(code(), template(), values);
    }

    /// A hint that belongs to this entry: its code is the entry's and an `h`.
    default Message hint(String template, Object... values) {
        return Message.of(code() + "h", template, values);
    }
}
