package org.fengsui.server.platform.admin.web;

import org.fengsui.server.platform.access.AccessProblem;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Problem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** Shows a refusal at the field it speaks of, so that nothing typed is lost. */
final class Refused {

    private static final String FIELD = "access.field.";

    private Refused() {}

    /** The form with what is wrong, at the field where it is known, else at its head. */
    static Form in(Form form, Refusal refusal, Reader reader) {
        return form.error(field(refusal), reader.say(refusal));
    }

    private static String field(AccessProblem problem) {
        return switch (problem) {
            case PASSWORD_POLICY -> "password";
            case PASSWORD_WRONG -> "present";
            case ACCOUNT_EXISTS -> "username";
            case PERSON_HAS_ACCOUNT -> "person-code";
            case ROLE_NEEDS_UNIT -> "unit";
            case NOT_THE_DECIDER,
                    BOTH_SIDES,
                    SIGN_IN_FAILED,
                    ADMINISTRATORS_APART,
                    LAST_ADMINISTRATOR,
                    SETUP_LINK_INVALID ->
                    "";
        };
    }

    private static String field(Refusal refusal) {
        Problem problem = refusal.problem();
        if (problem == CommonProblem.FIELD_INVALID
                && refusal.arguments().getFirst() instanceof DefaultMessageSourceResolvable named
                && named.getCode() != null
                && named.getCode().startsWith(FIELD)) {
            return named.getCode().substring(FIELD.length());
        }
        return problem instanceof AccessProblem known ? field(known) : "";
    }
}
