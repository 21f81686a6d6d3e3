package org.fengsui.engine.attribution;

/** How many characters must be put in, left out or exchanged to turn one text into another. */
final class EditDistance {
    private EditDistance() {}

    static int between(String one, String other) {
        int[] previous = new int[other.length() + 1];
        int[] current = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int exchange = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                int change = Math.min(previous[j], current[j - 1]) + 1;
                current[j] = Math.min(change, previous[j - 1] + exchange);
            }
            int[] done = previous;
            previous = current;
            current = done;
        }
        return previous[other.length()];
    }
}
