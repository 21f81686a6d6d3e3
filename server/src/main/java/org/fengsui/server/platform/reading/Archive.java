package org.fengsui.server.platform.reading;

/** What an archive is, told by the list of its parts. */
public enum Archive {
    /** A Word document without active content. */
    WORD,
    /** An Excel workbook without active content. */
    EXCEL,
    /** An office file with macros, controls or embedded programs. */
    ACTIVE,
    /** An office file of another kind. */
    OTHER_OFFICE,
    /** Any other archive. */
    PLAIN
}
