package org.fengsui.server.account.demo.people;

import java.util.List;
import java.util.Locale;
import org.fengsui.server.platform.kernel.Announcement;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Prints the demo's accounts once the server is up. */
@Component
@Profile("demo")
class DemoAnnouncement implements Announcement {

    private static final List<String> LINES =
            List.of("accounts", "operator", "lead", "unit", "others");

    private final MessageSource messages;

    DemoAnnouncement(MessageSource messages) {
        this.messages = messages;
    }

    @Override
    public List<String> lines(String address, Locale locale) {
        return LINES.stream()
                .map(line ->
                        messages.getMessage(
                                "demo.announcement." + line,
                                new Object[] {DemoAccounts.PASSWORD, DemoAccounts.SHOWN_UNIT},
                                locale))
                .toList();
    }
}
