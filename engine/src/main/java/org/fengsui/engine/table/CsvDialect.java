package org.fengsui.engine.table;

/**
 * How a CSV file separates its cells.
 *
 * @param separator comma, semicolon, tab or bar
 * @param declared whether the first line is Excel's declaration {@code sep=…} and no data
 */
record CsvDialect(char separator, boolean declared) {
    private static final int LINES = 30;
    private static final String CANDIDATES = ",;\t|";

    /**
     * Reads the dialect off the first lines: the separator that stands most often outside quotes in
     * the first line that has one.
     */
    static CsvDialect of(String start) {
        String text = start.startsWith("\ufeff") ? start.substring(1) : start;
        if (text.regionMatches(true, 0, "sep=", 0, 4)
                && text.length() > 4
                && CANDIDATES.indexOf(text.charAt(4)) >= 0) {
            return new CsvDialect(text.charAt(4), true);
        }
        // Lines before the header, such as a title, have no separator; the header has.
        int from = 0;
        for (int line = 0; line < LINES && from < text.length(); line++) {
            int[] counts = new int[CANDIDATES.length()];
            from = count(text, from, counts);
            int best = 0;
            for (int i = 1; i < counts.length; i++) {
                best = counts[i] > counts[best] ? i : best;
            }
            if (counts[best] > 0) {
                return new CsvDialect(CANDIDATES.charAt(best), false);
            }
        }
        return new CsvDialect(CANDIDATES.charAt(0), false);
    }

    /**
     * Counts the candidates outside quotes in the line at {@code from}; gives where the next
     * starts.
     */
    private static int count(String text, int from, int[] counts) {
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            }
            if (!quoted && (c == '\n' || c == '\r')) {
                return i + 1;
            }
            int candidate = quoted ? -1 : CANDIDATES.indexOf(c);
            if (candidate >= 0) {
                counts[candidate]++;
            }
        }
        return text.length();
    }
}
