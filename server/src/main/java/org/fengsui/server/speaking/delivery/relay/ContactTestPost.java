package org.fengsui.server.speaking.delivery.relay;

import java.util.Comparator;
import java.util.List;
import org.fengsui.server.campus.readiness.TaskAsked;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.campus.registry.Registry.Post;
import org.fengsui.server.campus.registry.Registry.PostHolder;
import org.fengsui.server.platform.access.Accounts;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.Texts;
import org.fengsui.server.speaking.delivery.Delivery;
import org.fengsui.server.speaking.delivery.Delivery.Message;
import org.fengsui.server.speaking.delivery.Delivery.Recipient;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * 联络测试: brings the test to the liaison, or where nobody can be reached there to the next post up.
 */
@Component
class ContactTestPost {

    private static final Actor MACHINE = Actor.machine("contact-test");
    private static final List<Post> LADDER = List.of(Post.LIAISON, Post.DEPUTY, Post.HEAD);

    private final Delivery delivery;
    private final Registry registry;
    private final Accounts accounts;
    private final Texts texts;

    ContactTestPost(Delivery delivery, Registry registry, Accounts accounts, Texts texts) {
        this.delivery = delivery;
        this.registry = registry;
        this.accounts = accounts;
        this.texts = texts;
    }

    @EventListener
    void on(TaskAsked asked) {
        var holders = registry.holders(Scope.school(), asked.unitId(), LADDER);
        var known = accounts.ofPersons(holders.stream().map(PostHolder::personCode).toList());
        holders.stream()
                .sorted(Comparator.comparingInt(one -> LADDER.indexOf(one.post())))
                .map(holder -> Recipient.ofHolder(holder, known.get(holder.personCode())))
                .filter(person -> !delivery.ways(person).isEmpty())
                .findFirst()
                .ifPresent(person -> send(asked, person));
    }

    private void send(TaskAsked asked, Recipient to) {
        delivery.send(
                MACHINE,
                new Message(
                        "contact-test:" + asked.taskId(),
                        new Subject("unit-task", asked.taskId()),
                        asked.unitId(),
                        to,
                        texts.chinese("delivery.test.subject"),
                        texts.chinese("delivery.test.text", to.name()),
                        asked.path()));
    }
}
