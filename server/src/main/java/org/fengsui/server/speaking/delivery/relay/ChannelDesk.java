package org.fengsui.server.speaking.delivery.relay;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.Texts;
import org.fengsui.server.speaking.delivery.Delivery.Channel;
import org.fengsui.server.speaking.delivery.Delivery.Message;
import org.fengsui.server.speaking.delivery.Delivery.Recipient;
import org.fengsui.server.speaking.delivery.DeliveryProblem;
import org.fengsui.server.speaking.delivery.Mobile;
import org.fengsui.server.speaking.delivery.domain.ChannelNews;
import org.fengsui.server.speaking.delivery.domain.Way;
import org.fengsui.server.speaking.delivery.store.Outbox;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the system administrator sees of the channels, and the test message. */
@Service
public class ChannelDesk {

    private final Outbox outbox;
    private final Map<Channel, Way> ways = new EnumMap<>(Channel.class);
    private final AuditLog audit;
    private final Texts texts;

    ChannelDesk(Outbox outbox, List<Way> ways, AuditLog audit, Texts texts) {
        this.outbox = outbox;
        ways.stream().filter(Way::isThere).forEach(way -> this.ways.put(way.channel(), way));
        this.audit = audit;
        this.texts = texts;
    }

    /**
     * A channel.
     *
     * @param setUp whether the settings have it
     * @param news what became of its messages last
     */
    public record Line(boolean setUp, ChannelNews news) {}

    /** All of them. */
    @Transactional(readOnly = true)
    public List<Line> lines() {
        return Arrays.stream(Channel.values())
                .map(channel -> new Line(ways.containsKey(channel), outbox.news(channel)))
                .toList();
    }

    /** The groups that robots and webhooks speak to. */
    public List<String> groups() {
        return outbox.groups().stream().map(Recipient::name).toList();
    }

    /**
     * Sends a test message.
     *
     * @param to an address, user id, number or group as the channel has it; the inbox needs none,
     *     and a call goes to the settings' number where it is empty
     * @throws Refusal if the channel is not set up or has no such address
     */
    @Transactional
    public void test(Actor by, Channel channel, String to) {
        if (!ways.containsKey(channel)) {
            throw new Refusal(DeliveryProblem.CHANNEL_NOT_SET_UP);
        }
        var recipient = recipient(by, channel, to.strip());
        audit.append(
                by.accountId(),
                by.name(),
                "delivery.channel-tested",
                null,
                Map.of("channel", channel.name(), "to", to.strip()));
        outbox.send(
                by,
                new Message(
                                "channel-test/" + UUID.randomUUID(),
                                new Subject("channel-test", by.accountId()),
                                null,
                                recipient,
                                Set.of(channel),
                                texts.chinese("delivery.test.subject"),
                                texts.chinese("delivery.test.text", by.name()),
                                "/inbox")
                        .saying(texts.chinese("delivery.test.subject")));
    }

    private Recipient recipient(Actor by, Channel channel, String to) {
        var key = "account:" + by.accountId();
        return switch (channel) {
            case INBOX -> new Recipient(key, by.name(), null, by.accountId());
            case MAIL -> new Recipient(key, by.name(), there(to.contains("@") ? to : null), null);
            case WECOM -> new Recipient(key, by.name(), null, null, there(to), null);
            case SMS -> number(key, by, there(Mobile.of(to).orElse(null)));
            case VOICE -> number(key, by, to.isEmpty() ? null : there(Mobile.of(to).orElse(null)));
            case ROBOT -> Recipient.ofGroup(there(groups().contains(to) ? to : null));
        };
    }

    private static Recipient number(String key, Actor by, @Nullable String mobile) {
        return new Recipient(key, by.name(), null, null, null, mobile);
    }

    private static String there(@Nullable String address) {
        if (address == null || address.isEmpty()) {
            throw new Refusal(DeliveryProblem.NO_SUCH_ADDRESS);
        }
        return address;
    }
}
