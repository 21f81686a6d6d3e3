package org.fengsui.server.speaking.delivery.sms;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fengsui.server.speaking.delivery.Delivery.Channel;
import org.fengsui.server.speaking.delivery.Reply;
import org.fengsui.server.speaking.delivery.SmsCost;
import org.fengsui.server.speaking.delivery.SmsPrice;
import org.fengsui.server.speaking.delivery.domain.Cut;
import org.fengsui.server.speaking.delivery.domain.Letter;
import org.fengsui.server.speaking.delivery.domain.Limit;
import org.fengsui.server.speaking.delivery.domain.Way;
import org.jspecify.annotations.Nullable;

/**
 * Short messages: the approved template with short variables. They say that there is something to
 * read, never what, and hold no link.
 */
final class SmsWay implements Way, SmsPrice {

    private static final String SOMETHING = "待办事项";

    private final SmsSettings settings;
    private final SmsProvider provider;

    SmsWay(SmsSettings settings, SmsProvider provider) {
        this.settings = settings;
        this.provider = provider;
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public List<Limit> limits(Letter letter) {
        return List.of(Limit.forEach(50, Duration.ofDays(1)));
    }

    @Override
    public Reply hand(Letter letter) {
        var mobile = letter.to().mobile();
        return mobile == null
                ? new Reply.Refused("no mobile telephone")
                : provider.send(
                        mobile,
                        values(letter.to().name(), letter.brief(), letter.id()),
                        letter.id());
    }

    @Override
    public SmsCost of(int recipients) {
        // As long as the variables may be: what is shown before is never less than what is paid.
        var longest = new LinkedHashMap<String, String>();
        settings.said().forEach(each -> longest.put(each.name(), "字".repeat(each.most())));
        return SmsCost.of(settings.words(longest), recipients, settings.price());
    }

    private Map<String, String> values(String name, @Nullable String brief, long id) {
        var values = new LinkedHashMap<String, String>();
        for (var variable : settings.said()) {
            var text =
                    switch (variable.says()) {
                        case NAME -> name;
                        case BRIEF -> Objects.requireNonNullElse(brief, SOMETHING);
                        case NUMBER -> Long.toString(id);
                    };
            values.put(variable.name(), Cut.characters(text, variable.most()));
        }
        return values;
    }
}
