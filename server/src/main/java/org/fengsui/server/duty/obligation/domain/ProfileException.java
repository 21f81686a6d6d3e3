package org.fengsui.server.duty.obligation.domain;

/** A profile that cannot be used: names the file, the line and what is wrong with it. */
public final class ProfileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final String reason;

    /**
     * @param file the file's name
     * @param line counted from 1
     * @param reason what is wrong and what is expected
     */
    public ProfileException(String file, int line, String reason) {
        super(file + ", line " + line + ": " + reason);
        this.line = line;
        this.reason = reason;
    }

    /** The line, counted from 1. */
    public int line() {
        return line;
    }

    /** What is wrong and what is expected, in English. */
    public String reason() {
        return reason;
    }
}
