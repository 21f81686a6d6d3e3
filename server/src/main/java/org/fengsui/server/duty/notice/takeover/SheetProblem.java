package org.fengsui.server.duty.notice.takeover;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with an old ledger.
 *
 * @param line the line (xlsx: row), from 1
 * @param column null when it is about the row
 * @param fault what is wrong
 * @param words what the message needs, the value first
 */
public record SheetProblem(
        long line, @Nullable TakeoverColumn column, Fault fault, List<String> words) {

    /** What can be wrong. */
    public enum Fault {
        /** A needed column is missing. */
        MISSING_COLUMN,
        /** A needed cell is empty. */
        EMPTY,
        /** Longer than anybody writes; the value, the longest. */
        TOO_LONG,
        /** No date; the value. */
        DATE,
        /** It lies in the future; the value. */
        FUTURE,
        /** It lies before what comes before it; the value, the other column's name. */
        ORDER,
        /** None of the words that are known; the value. */
        LEVEL,
        /** None of the ways in which an item ends; the value. */
        ENDED,
        /** How it ended without when. */
        ENDED_WITHOUT_DAY,
        /** None of the two notices, or not the one its other cell says; the value. */
        KIND,
        /** A circular notice that is not over; its number. */
        CIRCULAR_RUNNING,
        /** No unit of that code or name; the value. */
        UNIT,
        /** Several units of that name; the value. */
        UNIT_TWICE,
        /** The unit is no 责任单位; the value. */
        UNIT_NOT_RESPONSIBLE,
        /** No number from 1; the value. */
        ITEM,
        /** The item stands twice under its number; the value. */
        ITEM_TWICE,
        /** The rows of one number differ in this; the value, the first row's. */
        DIFFERS,
        /** A notice issued here has that number; the value. */
        NUMBER_ISSUED
    }

    /** Keeps its own copy. */
    public SheetProblem {
        words = List.copyOf(words);
    }
}
