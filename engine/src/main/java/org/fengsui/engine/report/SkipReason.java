package org.fengsui.engine.report;

import java.util.Locale;

/** Why a raw result gave no observation. */
public enum SkipReason {
    /** The report says that the check did not match. */
    NO_MATCH,
    /** The result belongs to no host. */
    NO_HOST,
    /** The row has neither title nor check. */
    NO_CONTENT,
    /** The port is not surely open (open|filtered). */
    NOT_SURELY_OPEN;

    /** The stable key, for example {@code no-match}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
