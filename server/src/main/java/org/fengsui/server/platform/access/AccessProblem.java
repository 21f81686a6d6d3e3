package org.fengsui.server.platform.access;

import org.fengsui.server.platform.kernel.Problem;

/** What access refuses. */
public enum AccessProblem implements Problem {
    /** None of the actor's roles decides this. */
    NOT_THE_DECIDER("not-the-decider", Kind.FORBIDDEN),
    /** Who asked cannot decide. */
    BOTH_SIDES("both-sides", Kind.FORBIDDEN),
    /** The name or the password is wrong, or the account is locked; never said which. */
    SIGN_IN_FAILED("sign-in-failed", Kind.FORBIDDEN),
    /** The present password, asked for once more, is wrong, or the account is locked. */
    PASSWORD_WRONG("password-wrong", Kind.INVALID),
    /** The password does not meet the policy; names the rule. */
    PASSWORD_POLICY("password-policy", Kind.INVALID),
    /** The account name is taken. */
    ACCOUNT_EXISTS("account-exists", Kind.CONFLICT),
    /** The person has an account already. */
    PERSON_HAS_ACCOUNT("person-has-account", Kind.CONFLICT),
    /** The three administrators are three persons, and hold no business role. */
    ADMINISTRATORS_APART("administrators-apart", Kind.INVALID),
    /** Nobody else holds this administrator's role; the school would be locked out. */
    LAST_ADMINISTRATOR("last-administrator", Kind.CONFLICT),
    /** A unit's role needs a unit. */
    ROLE_NEEDS_UNIT("role-needs-unit", Kind.INVALID),
    /** The set-up link is used, expired or wrong. */
    SETUP_LINK_INVALID("setup-link-invalid", Kind.NOT_FOUND);

    private final String slug;
    private final Kind kind;

    AccessProblem(String slug, Kind kind) {
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
