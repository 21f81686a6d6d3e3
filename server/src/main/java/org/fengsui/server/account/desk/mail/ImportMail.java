package org.fengsui.server.account.desk.mail;

import java.util.Set;
import org.fengsui.server.platform.access.Accounts;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.Texts;
import org.fengsui.server.sensing.intake.ImportStopped;
import org.fengsui.server.speaking.delivery.Delivery;
import org.fengsui.server.speaking.delivery.Delivery.Channel;
import org.fengsui.server.speaking.delivery.Delivery.Message;
import org.fengsui.server.speaking.delivery.Delivery.Recipient;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells whoever runs the intake what was held, by mail and inbox, and what a folder's file was
 * refused for, by inbox alone: a folder can bring many.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ImportMail {

    private final Delivery delivery;
    private final Accounts accounts;
    private final Texts texts;

    ImportMail(Delivery delivery, Accounts accounts, Texts texts) {
        this.delivery = delivery;
        this.accounts = accounts;
        this.texts = texts;
    }

    @EventListener
    void on(ImportStopped stopped) {
        accounts.withAnyRole(Permission.INTAKE_RUN.roles()).stream()
                .map(Recipient::ofAccount)
                .forEach(to -> send(stopped, to));
    }

    private void send(ImportStopped stopped, Recipient to) {
        var id = stopped.importId();
        var what = id == null ? stopped.from() + "/" + stopped.fileName() : id.toString();
        var key = stopped.held() ? "desk.mail.importHeld" : "desk.mail.importRefused";
        var name = stopped.fileName().replaceAll("\\R", " ");
        delivery.send(
                Actor.machine("desk"),
                new Message(
                        "import/" + what + "/" + stopped.at().toEpochMilli() + "/" + to.key(),
                        new Subject("import", id == null ? 0 : id),
                        null,
                        to,
                        stopped.held() ? to.channels() : Set.of(Channel.INBOX),
                        texts.chinese(key + ".subject", name),
                        texts.chinese(key + ".text", name, stopped.from()),
                        id == null ? "/imports" : "/imports/" + id));
    }
}
