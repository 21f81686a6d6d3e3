package org.fengsui.server.speaking.delivery.store;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.campus.registry.Registry.Contact;
import org.fengsui.server.platform.access.Accounts;
import org.fengsui.server.platform.access.Accounts.Account;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.speaking.delivery.Delivery.Channel;
import org.fengsui.server.speaking.delivery.Delivery.Message;
import org.fengsui.server.speaking.delivery.Delivery.Recipient;
import org.fengsui.server.speaking.delivery.domain.Routes;
import org.springframework.stereotype.Component;

/**
 * Completes those who are known by their account alone, the people of the offices, by what the
 * registry has of them; asks nothing where no channel would use it.
 */
@Component
class AddressBook {

    private static final String AUDIT_HEAD = "audit-block";

    private final Registry registry;
    private final Accounts accounts;
    private final Routes routes;

    AddressBook(Registry registry, Accounts accounts, Routes routes) {
        this.registry = registry;
        this.accounts = accounts;
        this.routes = routes;
    }

    /** The messages, to be brought by whatever reaches their people too where mail was meant. */
    List<Message> completed(Collection<Message> messages) {
        if (routes.open(EnumSet.of(Channel.WECOM, Channel.SMS, Channel.VOICE)).isEmpty()) {
            return List.copyOf(messages);
        }
        var codes = new HashMap<String, String>();
        for (var message : messages) {
            if (leaves(message) && isBare(message.to())) {
                code(message.to()).ifPresent(code -> codes.put(message.to().key(), code));
            }
        }
        var contacts =
                codes.isEmpty()
                        ? Map.<String, Contact>of()
                        : registry.contacts(Scope.school(), codes.values());
        return messages.stream()
                .map(message -> {
                    var code = codes.get(message.to().key());
                    var contact = code == null ? null : contacts.get(code);
                    return contact == null ? message : completed(message, contact);
                })
                .toList();
    }

    /** The head of the audit log is kept as mail, so no other way takes the mail's place. */
    private static boolean leaves(Message message) {
        return !message.about().type().equals(AUDIT_HEAD)
                && (message.channels().contains(Channel.MAIL)
                        || message.channels().contains(Channel.VOICE));
    }

    private static boolean isBare(Recipient to) {
        return to.robot() == null && to.wecomId() == null && to.mobile() == null;
    }

    private Optional<String> code(Recipient to) {
        var account = to.accountId();
        return account == null || !Objects.equals(to.key(), "account:" + account)
                ? Optional.of(to.key())
                : accounts.find(account).map(Account::personCode);
    }

    private static Message completed(Message message, Contact contact) {
        var to = message.to().at(contact.wecomId(), contact.phone());
        var channels = EnumSet.copyOf(message.channels());
        if (channels.contains(Channel.MAIL)) {
            channels.addAll(to.channels());
        }
        return new Message(
                message.idempotencyKey(),
                message.about(),
                message.unitId(),
                to,
                channels,
                message.subject(),
                message.text(),
                message.path(),
                message.brief(),
                message.calm());
    }
}
