package org.fengsui.server.platform.access.domain;

import java.util.Locale;
import java.util.regex.Pattern;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** The fields of an account as people type them: cleaned, or refused by name. */
final class Fields {

    private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,63}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;]{1,64}@[^\\s@<>,;]{1,190}");
    private static final Pattern PERSON_CODE = Pattern.compile("\\S{1,64}");
    private static final int NAME_LENGTH = 100;

    private Fields() {}

    static String username(String typed) {
        var name = typed.strip().toLowerCase(Locale.ROOT);
        return check(USERNAME.matcher(name).matches(), name, "username");
    }

    static String displayName(String typed) {
        return check(isName(typed.strip()), typed.strip(), "display-name");
    }

    static String tokenName(String typed) {
        return check(isName(typed.strip()), typed.strip(), "token-name");
    }

    static @Nullable String email(@Nullable String typed) {
        return typed == null || typed.isBlank()
                ? null
                : check(EMAIL.matcher(typed.strip()).matches(), typed.strip(), "email");
    }

    static @Nullable String personCode(@Nullable String typed) {
        return typed == null || typed.isBlank()
                ? null
                : check(PERSON_CODE.matcher(typed.strip()).matches(), typed.strip(), "person-code");
    }

    static Refusal refusal(String field) {
        return new Refusal(
                CommonProblem.FIELD_INVALID,
                new DefaultMessageSourceResolvable("access.field." + field),
                new DefaultMessageSourceResolvable("access.rule." + field));
    }

    private static boolean isName(String text) {
        return !text.isEmpty()
                && text.length() <= NAME_LENGTH
                && text.codePoints().noneMatch(Character::isISOControl);
    }

    private static String check(boolean good, String value, String field) {
        if (!good) {
            throw refusal(field);
        }
        return value;
    }
}
