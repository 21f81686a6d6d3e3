package org.fengsui.server.alarm.incident.service;

import java.util.EnumSet;
import org.fengsui.server.alarm.incident.Incident;
import org.fengsui.server.campus.readiness.Callouts;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.campus.registry.Registry.Post;
import org.fengsui.server.platform.access.Accounts;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.Texts;
import org.fengsui.server.speaking.delivery.Delivery;
import org.fengsui.server.speaking.delivery.Delivery.Message;
import org.fengsui.server.speaking.delivery.Delivery.Recipient;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The messages about a new incident; they wait for no morning. */
@Component
class IncidentMail {

    private static final Scope SCHOOL = Scope.school();

    private final Delivery delivery;
    private final Callouts callouts;
    private final Registry registry;
    private final Accounts accounts;
    private final Texts texts;

    IncidentMail(
            Delivery delivery,
            Callouts callouts,
            Registry registry,
            Accounts accounts,
            Texts texts) {
        this.delivery = delivery;
        this.callouts = callouts;
        this.registry = registry;
        this.accounts = accounts;
        this.texts = texts;
    }

    /**
     * Tells the offices, calls the roster until somebody accepts, and tells the unit where it was
     * not the unit that reported.
     */
    void reported(Actor by, Incident incident, String unit) {
        var roles = EnumSet.of(Role.DUTY_OFFICER, Role.OFFICE_OPERATOR, Role.OFFICE_LEAD);
        roles.add(Role.CAC_OFFICE);
        for (var account : accounts.withAnyRole(roles)) {
            if (account.id() != by.accountId()) {
                send(by, incident, unit, null, Recipient.ofPerson(account), "/incidents/");
            }
        }
        callouts.call(
                new Subject("incident", incident.id()),
                texts.chinese("incident.mail.subject", unit),
                "/incidents/" + incident.id());
        if (incident.source() != Incident.Source.UNIT) {
            var holders = registry.holders(SCHOOL, incident.unitId(), EnumSet.allOf(Post.class));
            var known = accounts.ofPersons(holders.stream().map(one -> one.personCode()).toList());
            for (var holder : holders) {
                var to = Recipient.ofHolder(holder, known.get(holder.personCode()));
                send(by, incident, unit, incident.unitId(), to, "/unit/incidents/");
            }
        }
    }

    private void send(
            Actor by,
            Incident incident,
            String unit,
            @Nullable Long unitId,
            Recipient to,
            String path) {
        delivery.send(
                by,
                new Message(
                                "incident/" + incident.id() + "/" + to.key(),
                                new Subject("incident", incident.id()),
                                unitId,
                                to,
                                texts.chinese("incident.mail.subject", unit),
                                texts.chinese("incident.mail.text", unit, incident.seen().place()),
                                path + incident.id())
                        .calling());
    }
}
