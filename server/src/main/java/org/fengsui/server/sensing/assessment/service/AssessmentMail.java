package org.fengsui.server.sensing.assessment.service;

import java.util.EnumSet;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.campus.registry.Registry.Post;
import org.fengsui.server.platform.access.Accounts;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.Texts;
import org.fengsui.server.sensing.assessment.Assessment;
import org.fengsui.server.speaking.delivery.Delivery;
import org.fengsui.server.speaking.delivery.Delivery.Message;
import org.fengsui.server.speaking.delivery.Delivery.Recipient;
import org.springframework.stereotype.Component;

/** The messages about assessments; they wait for no morning. */
@Component
class AssessmentMail {

    private static final Scope SCHOOL = Scope.school();

    private final Delivery delivery;
    private final Registry registry;
    private final Accounts accounts;
    private final Texts texts;

    AssessmentMail(Delivery delivery, Registry registry, Accounts accounts, Texts texts) {
        this.delivery = delivery;
        this.registry = registry;
        this.accounts = accounts;
        this.texts = texts;
    }

    /**
     * Asks everybody of a role for something about an assessment.
     *
     * @param what key of what is asked: {@code decide}
     * @param path where it is done
     */
    void ask(Actor by, Assessment assessment, Role role, String what, String path) {
        for (var account : accounts.withRole(role)) {
            var to = Recipient.ofPerson(account);
            var message =
                    new Message(
                            "assessment/%d/%d/%s/%s"
                                    .formatted(
                                            assessment.id(), assessment.version(), what, to.key()),
                            new Subject("assessment", assessment.id()),
                            null,
                            to,
                            texts.chinese("assessment.mail." + what),
                            texts.chinese(
                                    "assessment.mail.text",
                                    assessment.seen().title(),
                                    texts.chinese("assessment.mail." + what)),
                            path);
            delivery.send(by, message.calling());
        }
    }

    /** Tells everybody in a post of a unit concerned. */
    void tellUnit(Actor by, Assessment assessment, long unit, String words) {
        var holders = registry.holders(SCHOOL, unit, EnumSet.allOf(Post.class));
        var known = accounts.ofPersons(holders.stream().map(one -> one.personCode()).toList());
        for (var holder : holders) {
            var to = Recipient.ofHolder(holder, known.get(holder.personCode()));
            delivery.send(
                    by,
                    new Message(
                                    "assessment-unit/%d/%d/%s"
                                            .formatted(
                                                    assessment.id(),
                                                    assessment.version(),
                                                    to.key()),
                                    new Subject("assessment", assessment.id()),
                                    unit,
                                    to,
                                    texts.chinese("assessment.mail.unit"),
                                    words,
                                    "/")
                            .calling());
        }
    }
}
