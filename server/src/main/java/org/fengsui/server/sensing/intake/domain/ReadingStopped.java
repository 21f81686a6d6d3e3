package org.fengsui.server.sensing.intake.domain;

import org.fengsui.server.sensing.finding.Sightings.Glance;
import org.fengsui.server.sensing.intake.ImportView.Reason;

/** Ends a reading whose transaction is to be rolled back, because nothing is to be written. */
abstract sealed class ReadingStopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private ReadingStopped(String message) {
        super(message);
    }

    /** The same bytes were read before. */
    static final class SameBytes extends ReadingStopped {
        private static final long serialVersionUID = 1L;

        private final long earlier;

        SameBytes(long earlier) {
            super("the same bytes as import " + earlier);
            this.earlier = earlier;
        }

        long earlier() {
            return earlier;
        }
    }

    /** The disk is nearly full; nothing is wrong with the report. */
    static final class NoRoom extends ReadingStopped {
        private static final long serialVersionUID = 1L;

        NoRoom() {
            super("the disk is nearly full");
        }
    }

    /** Far more results than usual. */
    static final class TooMany extends ReadingStopped {
        private static final long serialVersionUID = 1L;

        private final String format;
        private final transient Reason reason;
        private final transient Glance glance;

        TooMany(String format, Reason reason, Glance glance) {
            super(reason.key());
            this.format = format;
            this.reason = reason;
            this.glance = glance;
        }

        Glance glance() {
            return glance;
        }

        String format() {
            return format;
        }

        Reason reason() {
            return reason;
        }
    }
}
