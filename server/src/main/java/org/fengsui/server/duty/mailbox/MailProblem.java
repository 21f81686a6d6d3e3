package org.fengsui.server.duty.mailbox;

import org.fengsui.server.platform.kernel.Problem;

/** What mails refuse. */
public enum MailProblem implements Problem {
    /** Somebody decided about it before, or it is none to register. */
    DECIDED("mail-decided", Kind.CONFLICT),
    /** The password does not open the document. */
    WRONG_PASSWORD("mail-wrong-password", Kind.INVALID),
    /** A mailbox lacks name, host, user or password, or its certificate cannot be read. */
    BOX_INCOMPLETE("mail-box-incomplete", Kind.INVALID);

    private final String slug;
    private final Kind kind;

    MailProblem(String slug, Kind kind) {
        this.slug = slug;
        this.kind = kind;
    }

    @Override
    public String slug() {
        return slug;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
