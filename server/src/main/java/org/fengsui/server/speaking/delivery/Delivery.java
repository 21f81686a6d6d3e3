package org.fengsui.server.speaking.delivery;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.fengsui.server.campus.registry.Registry.PostHolder;
import org.fengsui.server.platform.access.Accounts.Account;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Subject;
import org.jspecify.annotations.Nullable;

/** Takes messages in the caller's transaction and brings them by the channels asked for. */
public interface Delivery {

    /**
     * A way to a person or a group. WECOM, MAIL and SMS follow each other in the school's order;
     * the others go beside them.
     */
    enum Channel {
        /** The inbox inside Fengsui; lying there is the receipt, reading it is not. */
        INBOX(true, true),
        /** A message of the school's app in WeCom (企业微信); its success is the receipt. */
        WECOM(false, true),
        /** E-mail by the school's relay; its 250 reply is the receipt. */
        MAIL(false, true),
        /** A short message that says no more than that there is something to read. */
        SMS(false, false),
        /** A call that says the same. */
        VOICE(true, false),
        /** A group's robot or a webhook; its success serves nobody. */
        ROBOT(true, false);

        private final boolean beside;
        private final boolean carries;

        Channel(boolean beside, boolean carries) {
            this.beside = beside;
            this.carries = carries;
        }

        /** Whether it goes beside the others and neither follows nor is followed by one. */
        public boolean beside() {
            return beside;
        }

        /** Whether the person has the message by it; else another way is needed as well. */
        public boolean carries() {
            return carries;
        }
    }

    /**
     * Who gets it.
     *
     * @param key stable key of the person (the registry's person code), or {@code account:7}
     * @param name as addressed
     * @param email null where none is known: the mail channel then gives up at once
     * @param accountId null where the person has no account: the inbox then gives up at once
     * @param wecomId user id in WeCom; null where none is known
     * @param mobile number of a mobile telephone, 11 digits; null where none is known
     */
    record Recipient(
            String key,
            String name,
            @Nullable String email,
            @Nullable Long accountId,
            @Nullable String wecomId,
            @Nullable String mobile) {

        private static final String GROUP = "group:";

        /** Reached by mail and inbox alone. */
        public Recipient(
                String key, String name, @Nullable String email, @Nullable Long accountId) {
            this(key, name, email, accountId, null, null);
        }

        /** The group behind a robot or webhook of that name in the settings. */
        public static Recipient ofGroup(String robot) {
            return new Recipient(GROUP + robot, robot, null, null);
        }

        /** The robot's name; null where it is a person. */
        public @Nullable String robot() {
            return key.startsWith(GROUP) ? key.substring(GROUP.length()) : null;
        }

        /**
         * The same with two more addresses.
         *
         * @param user user id in WeCom; null where none is known
         * @param phone as it is registered; used where it is a mobile telephone's
         */
        public Recipient at(@Nullable String user, @Nullable String phone) {
            return new Recipient(
                    key,
                    name,
                    email,
                    accountId,
                    user,
                    phone == null ? null : Mobile.of(phone).orElse(null));
        }

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

        /** Who holds a post, with the account he has, if any. */
        public static Recipient ofHolder(PostHolder holder, @Nullable Account account) {
            return ofPerson(holder.personCode(), holder.name(), holder.email(), account)
                    .at(holder.wecomId(), holder.phone());
        }

        /** The ways there are to him; none where there is neither an address nor an account. */
        public Set<Channel> channels() {
            var channels = EnumSet.noneOf(Channel.class);
            if (robot() != null) {
                channels.add(Channel.ROBOT);
            }
            if (wecomId != null) {
                channels.add(Channel.WECOM);
            }
            if (mobile != null) {
                channels.add(Channel.SMS);
            }
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
     * @param channels by which it may come
     * @param subject one line
     * @param text plain text, lines separated by {@code \n}
     * @param path the page to open, from the root: {@code /notices/7}
     * @param brief what may stand on a locked telephone's screen, such as a document's number; null
     *     where nothing may
     * @param calm whether it may wait for the end of the quiet hours
     */
    record Message(
            String idempotencyKey,
            Subject about,
            @Nullable Long unitId,
            Recipient to,
            Set<Channel> channels,
            String subject,
            String text,
            String path,
            @Nullable String brief,
            boolean calm) {
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

        /** At any hour, and with nothing for a locked screen. */
        public Message(
                String idempotencyKey,
                Subject about,
                @Nullable Long unitId,
                Recipient to,
                Set<Channel> channels,
                String subject,
                String text,
                String path) {
            this(idempotencyKey, about, unitId, to, channels, subject, text, path, null, false);
        }

        /** The same, with what may stand on a locked screen. */
        public Message saying(String what) {
            return new Message(
                    idempotencyKey, about, unitId, to, channels, subject, text, path, what, calm);
        }

        /** The same; it may wait for the end of the quiet hours: a digest, a reminder. */
        public Message waiting() {
            return new Message(
                    idempotencyKey, about, unitId, to, channels, subject, text, path, brief, true);
        }

        /** The same, and a call beside it where that is set up. */
        public Message calling() {
            var more = EnumSet.of(Channel.VOICE);
            more.addAll(channels);
            return new Message(
                    idempotencyKey, about, unitId, to, more, subject, text, path, brief, calm);
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
     * Writes the message to the outbox; one whose key was used already stays as it was.
     *
     * @throws IllegalStateException outside a transaction
     */
    void send(Actor by, Message message);

    /**
     * Writes many messages to the outbox in one go; they are brought in this order. One whose key
     * was used already stays as it was.
     *
     * @throws IllegalStateException outside a transaction
     */
    void send(Actor by, Collection<Message> messages);

    /** The ways to somebody that are set up; mail counts before its relay is set. */
    Set<Channel> ways(Recipient to);

    /** The groups that the school's robots and webhooks speak to: for what everybody may read. */
    List<Recipient> groups();
}
