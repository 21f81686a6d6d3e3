package org.fengsui.server.speaking.delivery.relay;

import java.util.List;
import java.util.Locale;
import org.fengsui.server.platform.kernel.Announcement;
import org.fengsui.server.platform.page.Texts;
import org.springframework.stereotype.Component;

/** Says at the console that mail goes nowhere, so that nobody finds out by a missed notice. */
@Component
class RelayAnnouncement implements Announcement {

    private final MailWay way;
    private final Texts texts;

    RelayAnnouncement(MailWay way, Texts texts) {
        this.way = way;
        this.texts = texts;
    }

    @Override
    public List<String> lines(String address, Locale locale) {
        return way.isThere() ? List.of() : List.of(texts.say(locale, "delivery.announce.no-relay"));
    }
}
