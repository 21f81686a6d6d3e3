package org.fengsui.server.speaking.delivery;

import java.time.Instant;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.speaking.delivery.Delivery.Channel;
import org.fengsui.server.speaking.delivery.Delivery.Recipient;
import org.fengsui.server.speaking.delivery.domain.Letter;
import org.jspecify.annotations.Nullable;

/** Letters as the channels' tests hand them over. */
public final class Letters {

    private Letters() {}

    /** To 专员丁 about a notice. */
    public static Letter of(Channel channel) {
        return of(channel, "整改通知书 信办整〔2026〕1号", "请登录查看。");
    }

    /** To 专员丁. */
    public static Letter of(Channel channel, String subject, String text) {
        var to = new Recipient("P-1", "专员丁", "ding@example.edu.cn", 41L, "Ding001", "13900000001");
        return to(channel, to, subject, text, "信办整〔2026〕1号");
    }

    /** To somebody. */
    public static Letter to(
            Channel channel, Recipient to, String subject, String text, @Nullable String brief) {
        return new Letter(
                7,
                channel,
                new Subject("notice", 7),
                to,
                subject,
                text,
                "/notices/7",
                brief,
                false,
                Instant.parse("2026-09-24T00:40:00Z"),
                1);
    }
}
