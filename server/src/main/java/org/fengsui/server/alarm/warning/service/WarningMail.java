package org.fengsui.server.alarm.warning.service;

import java.util.EnumSet;
import org.fengsui.server.alarm.warning.Asked;
import org.fengsui.server.alarm.warning.Warning;
import org.fengsui.server.alarm.warning.Warning.Change;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.campus.registry.Registry.Post;
import org.fengsui.server.platform.access.Accounts;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.Texts;
import org.fengsui.server.speaking.delivery.Delivery;
import org.fengsui.server.speaking.delivery.Delivery.Message;
import org.fengsui.server.speaking.delivery.Delivery.Recipient;
import org.springframework.stereotype.Component;

/**
 * The messages about warnings to the people of the units concerned; what is public stands in them.
 */
@Component
class WarningMail {

    private static final Scope SCHOOL = Scope.school();

    private final Delivery delivery;
    private final Registry registry;
    private final Accounts accounts;
    private final Texts texts;

    WarningMail(Delivery delivery, Registry registry, Accounts accounts, Texts texts) {
        this.delivery = delivery;
        this.registry = registry;
        this.accounts = accounts;
        this.texts = texts;
    }

    /** Tells everybody in a post of a unit that a warning concerns. */
    void tell(Actor by, Warning warning, Asked asked, Change change, int edition) {
        var holders = registry.holders(SCHOOL, asked.unitId(), EnumSet.allOf(Post.class));
        var known = accounts.ofPersons(holders.stream().map(one -> one.personCode()).toList());
        var level = texts.chinese("level." + warning.text().level().name());
        var what = texts.chinese("warning.change." + change.name());
        var exercise = warning.exercise() ? texts.chinese("warning.exercise.mark") : "";
        var todo =
                texts.chinese(
                        switch (change) {
                            case ISSUE, ADJUST ->
                                    asked.mustConfirm()
                                            ? "warning.mail.confirm"
                                            : "warning.mail.note";
                            case LIFT, EXPIRE -> "warning.mail.over";
                        });
        for (var holder : holders) {
            var account = known.get(holder.personCode());
            var to =
                    Recipient.ofPerson(holder.personCode(), holder.name(), holder.email(), account);
            delivery.send(
                    by,
                    new Message(
                            "warning/" + asked.id() + "/" + edition + "/" + to.key(),
                            new Subject("warning-confirmation", asked.id()),
                            asked.unitId(),
                            to,
                            texts.chinese(
                                    "warning.mail.subject",
                                    exercise,
                                    what,
                                    level,
                                    warning.text().title()),
                            texts.chinese(
                                    "warning.mail.text",
                                    exercise,
                                    warning.called(),
                                    warning.text().advice(),
                                    todo),
                            "/unit/warnings/" + asked.id()));
        }
    }
}
