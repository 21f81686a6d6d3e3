package org.fengsui.server.duty.obligation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.speaking.delivery.Delivery;
import org.jspecify.annotations.Nullable;

/** A messenger that keeps what it is given. */
public final class SentMessages implements Delivery {

    private final List<Message> messages = new ArrayList<>();
    private @Nullable String refused;

    /** Fails at messages to this person; null to fail at none. */
    public synchronized void refuse(@Nullable String recipientKey) {
        refused = recipientKey;
    }

    @Override
    public synchronized void send(Actor by, Message message) {
        if (message.to().key().equals(refused)) {
            throw new IllegalStateException("refused " + refused);
        }
        if (messages.stream()
                .noneMatch(sent -> sent.idempotencyKey().equals(message.idempotencyKey()))) {
            messages.add(message);
        }
    }

    @Override
    public Set<Channel> ways(Recipient to) {
        return to.channels();
    }

    @Override
    public List<Recipient> groups() {
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
