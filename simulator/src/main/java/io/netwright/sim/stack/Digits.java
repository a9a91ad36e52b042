package io.netwright.sim.stack;

/// A number of 16 bits from a [Chooser], digit by digit, so that nobody weighs 65,536 ways.
final class Digits {
    private static final long[] EQUAL = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};

    private Digits() {}

    static int choose(Chooser chooser, Chooser.ChoicePoint at) {
        int number = 0;
        for (int i = 0; i < 4; i++) {
            number = (number << 4) | chooser.choose(at, EQUAL);
        }
        return number;
    }
}
