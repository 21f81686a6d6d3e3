package org.fengsui.server.platform.kernel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A kind of data and how long it stays. Each room declares its own as beans; what a kind is and why
 * it stays so long is said by the texts {@code kept.<kind>.name}, {@code .what} and {@code .basis},
 * and how much of it by {@code .count} where it is kept for a time.
 */
public sealed interface Kept {

    /** The kind, unique in the product: {@code closed-evidence}. */
    String kind();

    /** What is a legal record, or what others stand on: it is never forgotten. */
    non-sealed interface ForEver extends Kept {}

    /**
     * What is kept for a time and then forgotten. What an open matter still needs is never due,
     * however old it is.
     */
    non-sealed interface ForATime extends Kept {

        /** How long. */
        Term term();

        /** How much is due: what has not been needed since that instant. */
        long due(Scope scope, Instant before);

        /**
         * Forgets some of what is due, in the order of identities, in the caller's transaction.
         *
         * @param after the identity behind which it looks: what lies before was looked at already
         * @param most how much at once
         */
        Batch forget(Scope scope, Instant before, long after, int most);
    }

    /**
     * How long a kind is kept.
     *
     * @param days unless an administrator says otherwise
     * @param least fewer days cannot be set
     * @param most more cannot, nor for ever; null where it may be kept for ever
     * @param setting the name of the setting that says the days, so that no administrator does;
     *     null for none
     */
    record Term(int days, int least, @Nullable Integer most, @Nullable String setting) {

        /** So many days, by an administrator at least that many and up to for ever. */
        public static Term days(int days, int least) {
            return new Term(days, least, null, null);
        }

        /** So many days, by an administrator from the least to the most. */
        public static Term days(int days, int least, int most) {
            return new Term(days, least, most, null);
        }

        /** As many days as a setting says. */
        public static Term bySetting(int days, String setting) {
            return new Term(days, days, days, setting);
        }

        /** Whether an administrator says how long. */
        public boolean settable() {
            return setting == null;
        }

        /** Whether so many days are within the limits; null is for ever. */
        public boolean allows(@Nullable Integer asked) {
            return asked == null ? most == null : asked >= least && (most == null || asked <= most);
        }
    }

    /**
     * What was forgotten at once.
     *
     * @param count how much; 0 when nothing more is due
     * @param last the highest identity that was looked at, where the next batch goes on; as given
     *     for what has no such identity
     */
    record Batch(long count, long last) {}
}
