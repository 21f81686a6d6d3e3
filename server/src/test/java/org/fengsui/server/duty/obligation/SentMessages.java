package org.fengsui.server.duty.obligation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.speaking.delivery.Delivery;

/** A messenger that keeps what it is given. */
public final class SentMessages implements Delivery {

    private final List<Message> messages = new ArrayList<>();

    @Override
    public synchronized List<Long> send(Actor by, Message message) {
        if (messages.stream()
                .noneMatch(sent -> sent.idempotencyKey().equals(message.idempotencyKey()))) {
            messages.add(message);
        }
        return List.of();
    }

    @Override
    public synchronized void send(Actor by, Collection<Message> messages) {
        messages.forEach(message -> send(by, message));
    }

    public synchronized List<Message> all() {
        return List.copyOf(messages);
    }

    public synchronized List<String> recipients() {
        return messages.stream().map(message -> message.to().key()).toList();
    }

    public synchronized void clear() {
        messages.clear();
    }
}
