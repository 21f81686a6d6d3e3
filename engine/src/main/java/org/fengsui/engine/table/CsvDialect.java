package org.fengsui.engine.table;

/**
 * How a CSV file separates its cells.
 *
 * @param separator comma, semicolon or tab
 * @param declared whether the first line is Excel's declaration {@code sep=…} and no data
 */
record CsvDialect(char separator, boolean declared) {
    private static final String CANDIDATES = ",;\t";

    /**
     * Reads the dialect off the first lines: the separator that stands most often outside quotes in
     * the header.
     */
    static CsvDialect of(String start) {
        String text = start.startsWith("\ufeff") ? start.substring(1) : start;
        if (text.regionMatches(true, 0, "sep=", 0, 4)
                && text.length() > 4
                && CANDIDATES.indexOf(text.charAt(4)) >= 0) {
            return new CsvDialect(text.charAt(4), true);
        }
        int[] counts = new int[CANDIDATES.length()];
        boolean quoted = false;
        boolean content = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            }
            if (!quoted && (c == '\n' || c == '\r')) {
                if (content) {
                    break;
                }
                continue;
            }
            content |= !Character.isWhitespace(c);
            int candidate = quoted ? -1 : CANDIDATES.indexOf(c);
            if (candidate >= 0) {
                counts[candidate]++;
            }
        }
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        return new CsvDialect(CANDIDATES.charAt(best), false);
    }
}
