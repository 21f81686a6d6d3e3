package org.fengsui.server.platform.kernel;

/**
 * What people say about a matter, within limits.
 *
 * @param missing the refusal of nothing where something has to be said
 * @param tooLong the refusal of too much, and of several lines for a name; it names the limit
 */
public record Said(Problem missing, Problem tooLong) {

    /** Characters of a text. */
    private static final int TEXT = 5_000;

    /** Characters of a name or a number. */
    private static final int LINE = 200;

    /** What has to be said, in one line or several; without the blanks around it. */
    public String needed(String text) {
        if (text.isBlank()) {
            throw new Refusal(missing);
        }
        return text(text);
    }

    /** What may be said; without the blanks around it. */
    public String text(String text) {
        return atMost(text.strip(), TEXT);
    }

    /** A name or number that has to be said, in one line. */
    public String line(String text) {
        var said = atMost(needed(text), LINE);
        if (said.chars().anyMatch(Character::isISOControl)) {
            throw new Refusal(tooLong, Integer.toString(LINE));
        }
        return said;
    }

    private String atMost(String text, int most) {
        if (text.length() > most) {
            throw new Refusal(tooLong, Integer.toString(most));
        }
        return text;
    }
}
