package org.fengsui.server.speaking.delivery;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.fengsui.server.platform.access.Accounts.Account;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Subject;
import org.jspecify.annotations.Nullable;

/** Takes messages in the caller's transaction and brings them by each channel asked for. */
public interface Delivery {

    /** A way to a person. */
    enum Channel {
        /** E-mail by the school's relay; its 250 reply is the receipt. */
        MAIL,
        /** The inbox inside Fengsui; lying there is the receipt, reading it is not. */
        INBOX
    }

    /**
     * Who gets it.
     *
     * @param key stable key of the person (the registry's person code), or {@code account:7}
     * @param name as addressed
     * @param email null where none is known: the mail channel then gives up at once
     * @param accountId null where the person has no account: the inbox then gives up at once
     */
    record Recipient(String key, String name, @Nullable String email, @Nullable Long accountId) {

        /** Who has an account, known by it alone. */
        public static Recipient ofAccount(Account account) {
            return new Recipient(
                    "account:" + account.id(),
                    account.displayName(),
                    account.email(),
                    account.id());
        }

        /** The person behind an account, known to the registry where the account says so. */
        public static Recipient ofPerson(Account account) {
            var person = account.personCode();
            return person == null
                    ? ofAccount(account)
                    : ofPerson(person, account.displayName(), account.email(), account);
        }

        /** A person of the registry, with the account he has, if any. */
        public static Recipient ofPerson(
                String code, String name, @Nullable String email, @Nullable Account account) {
            return new Recipient(code, name, email, account == null ? null : account.id());
        }

        /** The ways there are to him; none where there is neither an address nor an account. */
        public Set<Channel> channels() {
            var channels = EnumSet.noneOf(Channel.class);
            if (email != null) {
                channels.add(Channel.MAIL);
            }
            if (accountId != null) {
                channels.add(Channel.INBOX);
            }
            return channels;
        }
    }

    /**
     * What is to be brought. The text is plain; no details of a finding belong in it.
     *
     * @param idempotencyKey the same key twice is brought once
     * @param about what it is about; receipts carry it back
     * @param unitId the unit it concerns, for row security; null for the offices
     * @param to who gets it
     * @param channels each is tried on its own
     * @param subject one line
     * @param text plain text, lines separated by {@code \n}
     * @param path the page to open, from the root: {@code /notices/7}
     */
    record Message(
            String idempotencyKey,
            Subject about,
            @Nullable Long unitId,
            Recipient to,
            Set<Channel> channels,
            String subject,
            String text,
            String path) {
        /**
         * Keeps its own copy; refuses a subject with a line break, which could forge a mail header.
         */
        public Message {
            channels = Set.copyOf(channels);
            if (subject.indexOf('\n') >= 0 || subject.indexOf('\r') >= 0) {
                throw new IllegalArgumentException("a subject is one line");
            }
            if (!path.startsWith("/") || path.startsWith("//")) {
                throw new IllegalArgumentException("a path starts at the root: " + path);
            }
        }

        /** By every way there is to him; by none, nothing is sent. */
        public Message(
                String idempotencyKey,
                Subject about,
                @Nullable Long unitId,
                Recipient to,
                String subject,
                String text,
                String path) {
            this(idempotencyKey, about, unitId, to, to.channels(), subject, text, path);
        }
    }

    /**
     * Writes the message to the outbox.
     *
     * @return the ids, one a channel; for a key already used the ids of the first time
     * @throws IllegalStateException outside a transaction
     */
    List<Long> send(Actor by, Message message);

    /**
     * Writes many messages to the outbox in one go; they are brought in this order. One whose key
     * was used already stays as it was.
     *
     * @throws IllegalStateException outside a transaction
     */
    void send(Actor by, Collection<Message> messages);
}
