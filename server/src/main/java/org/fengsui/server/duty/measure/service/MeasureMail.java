package org.fengsui.server.duty.measure.service;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.campus.registry.Registry.Post;
import org.fengsui.server.duty.measure.Measure;
import org.fengsui.server.duty.measure.MeasureState.Move;
import org.fengsui.server.platform.access.Accounts;
import org.fengsui.server.platform.access.Accounts.Account;
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

/** The messages about measures: to the executor, the offices and the unit, whom each concerns. */
@Component
class MeasureMail {

    private static final Scope SCHOOL = Scope.school();

    private final Delivery delivery;
    private final Registry registry;
    private final Accounts accounts;
    private final Texts texts;

    MeasureMail(Delivery delivery, Registry registry, Accounts accounts, Texts texts) {
        this.delivery = delivery;
        this.registry = registry;
        this.accounts = accounts;
        this.texts = texts;
    }

    /** Tells those whom a move concerns. */
    void moved(Actor by, Measure measure, Move move, long act, String note) {
        var inside = new ArrayList<Account>();
        switch (move) {
            case ORDER, ASSIGN, FIND_INEFFECTIVE -> executor(measure, inside);
            case PROPOSE, CONFIRM, PASS_RETEST -> inside.addAll(accounts.withRole(Role.CAC_OFFICE));
            case ASK_RESTORATION -> inside.addAll(accounts.withRole(Role.OFFICE_OPERATOR));
            case LIFT, REVOKE, END -> executor(measure, inside);
            case VERIFY, FAIL_RETEST -> {}
        }
        for (var account : inside) {
            send(by, measure, move, act, note, null, Recipient.ofAccount(account), "/measures/");
        }
        switch (move) {
            case ORDER, CONFIRM, FAIL_RETEST, LIFT -> unit(by, measure, move, act, note);
            case REVOKE -> {
                if (measure.executorId() != null) {
                    unit(by, measure, move, act, note);
                }
            }
            case PROPOSE, ASSIGN, FIND_INEFFECTIVE, VERIFY, ASK_RESTORATION, PASS_RETEST, END -> {}
        }
    }

    private void executor(Measure measure, List<Account> to) {
        var id = measure.executorId();
        if (id != null) {
            accounts.find(id).ifPresent(to::add);
        }
    }

    private void unit(Actor by, Measure measure, Move move, long act, String note) {
        var holders = registry.holders(SCHOOL, measure.unitId(), EnumSet.allOf(Post.class));
        var known = accounts.ofPersons(holders.stream().map(one -> one.personCode()).toList());
        for (var holder : holders) {
            var account = known.get(holder.personCode());
            var to = Recipient.ofHolder(holder, account);
            send(by, measure, move, act, note, measure.unitId(), to, "/unit/measures/");
        }
    }

    private void send(
            Actor by,
            Measure measure,
            Move move,
            long act,
            String note,
            @Nullable Long unitId,
            Recipient to,
            String path) {
        var what = texts.chinese("measure.move." + move.name());
        delivery.send(
                by,
                new Message(
                        "measure/" + measure.id() + "/" + act + "/" + to.key(),
                        new Subject("measure", measure.id()),
                        unitId,
                        to,
                        texts.chinese("measure.mail.subject", what, measure.called()),
                        texts.chinese("measure.mail.text", what, measure.called(), note),
                        path + measure.id()));
    }
}
