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
    /** A Word file or a part of it is larger than a paper needs; parameter: the limit. */
    WORD_TOO_LARGE,
    /** A Word file of the old binary kind, or one with a password. */
    OLD_OR_LOCKED_WORD,
    /** A Word file with programs; parameter: where. */
    WORD_MACRO,
    /** A Word file with another file or object in it; parameter: which. */
    WORD_OBJECT,
    /** A Word file with a picture, shape or text box; parameter: where. */
    WORD_PICTURE,
    /** A Word file that leads out of itself; parameter: where to. */
    WORD_OUTSIDE,
    /** A link; parameter: where, or where to. */
    WORD_LINK,
    /** A field that Word computes; parameters: where, the field. */
    WORD_FIELD,
    /** A change that is only proposed, or a comment; parameter: where. */
    WORD_REVISION,
    /** A content control; parameters: where, which. */
    WORD_CONTROL,
    /** A paragraph that Word numbers; parameter: where. */
    WORD_LIST,
    /** A tabulator; parameter: where. */
    WORD_TAB,
    /** A break that a paper has no means for; parameter: where. */
    WORD_BREAK,
    /** A footnote or endnote; parameter: where. */
    WORD_FOOTNOTE,
    /** A header with text. */
    WORD_HEADER,
    /** Several sections, columns, page borders. */
    WORD_SECTION,
    /** A grid of characters. */
    WORD_GRID,
    /** Not A4 upright; parameter: the size. */
    WORD_PAGE,
    /** A format that a paper has no means for; parameters: where, Word's name of it. */
    WORD_FORMAT,
    /** A table that a paper has no means for; parameters: where, Word's name of the property. */
    WORD_TABLE,
    /** Something else that a paper has no means for; parameters: where, Word's name of it. */
    WORD_ELEMENT,
    /** Braces that make no place to be filled in; parameter: where. */
    WORD_BRACES,
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
