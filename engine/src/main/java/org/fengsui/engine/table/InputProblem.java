package org.fengsui.engine.table;

import java.util.Locale;

/**
 * What can be wrong with an input. The {@link #key()} is stable: stored, logged and translated by
 * it.
 */
public enum InputProblem {
    /** The file cannot be opened or read; parameter: the system's reason. */
    UNREADABLE,
    /** The file has no content. */
    EMPTY,
    /** The content is binary where text was expected. */
    BINARY,
    /**
     * Neither UTF-8, UTF-16 with BOM nor GB18030, or not the encoding it declares; parameter: the
     * encoding tried.
     */
    ENCODING,
    /** The file ends in the middle of a structure; parameter: what was open. */
    TRUNCATED,
    /** The content breaks the syntax of its format; parameter: the parser's words. */
    SYNTAX,
    /**
     * Well formed, but not a document of the expected format; parameters: format, what was found.
     */
    NOT_THIS_FORMAT,
    /** No reader knows the content; parameter: the formats that are read. */
    UNRECOGNISED,
    /** An XML document brings declarations of its own (entities, notations); parameter: what. */
    DTD_REFUSED,
    /** A single field, cell or tag is longer than allowed; parameter: the limit. */
    FIELD_TOO_LONG,
    /** Too many rows; parameter: the limit. */
    TOO_MANY_ROWS,
    /** Too many columns; parameter: the limit. */
    TOO_MANY_COLUMNS,
    /** A row has more cells than the header has columns; parameters: cells, columns. */
    ROW_TOO_WIDE,
    /** The header names a column twice; parameter: the name. */
    DUPLICATE_COLUMN,
    /** A needed column is missing; parameter: its name. */
    MISSING_COLUMN,
    /**
     * A cell or field holds a value that cannot be used; parameters: column, value, what is
     * allowed.
     */
    BAD_VALUE,
    /** A packed file grows beyond the allowed size or ratio; parameter: the limit. */
    ZIP_BOMB,
    /** An Excel file of the old binary kind, or one with a password. */
    OLD_OR_LOCKED_EXCEL,
    /** A formula's stored result is an error; parameters: cell, the error. */
    CELL_ERROR,
    /** A column mapping cannot be used; parameter: why. */
    BAD_MAPPING,
    /** Reading it takes longer than allowed; parameter: the limit in seconds. */
    READING_TOO_LONG,
    /** Reading it takes more memory than allowed; parameter: the limit in MB. */
    READING_TOO_LARGE,
    /** What read it broke down over it; nothing else is touched. */
    READING_BROKE;

    /**
     * The key under which the sentence stands in message bundles, for example {@code
     * input.row-too-wide}.
     */
    public String key() {
        return "input." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
