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

    /** Where everybody reads a warning. */
    private static final String PUBLIC = "/public/warnings/";

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
            var to = Recipient.ofHolder(holder, account);
            var message =
                    new Message(
                            "warning/" + asked.id() + "/" + edition + "/" + to.key(),
                            new Subject("warning-confirmation", asked.id()),
                            asked.unitId(),
                            to,
                            subject(warning, change),
                            texts.chinese(
                                    "warning.mail.text",
                                    exercise,
                                    warning.called(),
                                    warning.text().advice(),
                                    todo),
                            "/unit/warnings/" + asked.id());
            // What is to be confirmed is due within 24 hours and waits for no morning; its end
            // does.
            delivery.send(
                    by,
                    asked.mustConfirm() && !over(change)
                            ? named(warning, message)
                            : held(warning, message));
        }
    }

    /** Tells the groups of robots and webhooks what the public reads; not of an exercise. */
    void tellGroups(Actor by, Warning warning, Change change, int edition) {
        if (warning.exercise()) {
            return;
        }
        for (var group : delivery.groups()) {
            var message =
                    new Message(
                            "warning-group/" + warning.id() + "/" + edition + "/" + group.key(),
                            new Subject("warning", warning.id()),
                            null,
                            group,
                            subject(warning, change),
                            texts.chinese(
                                    "warning.mail.group",
                                    warning.called(),
                                    warning.text().words(),
                                    warning.text().advice()),
                            PUBLIC + warning.id());
            delivery.send(by, held(warning, message));
        }
    }

    private static boolean over(Change change) {
        return switch (change) {
            case ISSUE, ADJUST -> false;
            case LIFT, EXPIRE -> true;
        };
    }

    private String subject(Warning warning, Change change) {
        return texts.chinese(
                "warning.mail.subject",
                warning.exercise() ? texts.chinese("warning.exercise.mark") : "",
                texts.chinese("warning.change." + change.name()),
                texts.chinese("level." + warning.text().level().name()),
                warning.text().title());
    }

    /** Blue and yellow ones wait for the end of the quiet hours. */
    private static Message held(Warning warning, Message message) {
        return switch (warning.text().level()) {
            case BLUE, YELLOW -> named(warning, message).waiting();
            case ORANGE, RED -> named(warning, message);
        };
    }

    private static Message named(Warning warning, Message message) {
        var number = warning.number();
        return number == null ? message : message.saying(number);
    }
}
