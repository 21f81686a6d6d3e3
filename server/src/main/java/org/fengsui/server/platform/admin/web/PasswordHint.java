package org.fengsui.server.platform.admin.web;

import org.fengsui.server.platform.access.PasswordRules;
import org.fengsui.server.platform.page.Reader;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Says beside every new password what it must be. */
@ControllerAdvice(basePackageClasses = PasswordHint.class)
class PasswordHint {

    private final PasswordRules rules;

    PasswordHint(PasswordRules rules) {
        this.rules = rules;
    }

    @ModelAttribute("passwordHint")
    String text(Reader reader) {
        return reader.say(
                "admin.password.hint", rules.minimum(), rules.kinds(), rules.longEnough());
    }
}
