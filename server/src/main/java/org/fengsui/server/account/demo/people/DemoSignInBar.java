package org.fengsui.server.account.demo.people;

import java.util.List;
import org.fengsui.server.platform.page.FrameBar;
import org.fengsui.server.platform.page.Reader;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Above the demo's sign-in page: one press signs a newcomer in as any of its people. */
@Component
@Profile("demo")
class DemoSignInBar implements FrameBar {

    private static final List<String> USERNAMES =
            List.of(
                    "operator",
                    "lead",
                    DemoAccounts.SHOWN_UNIT,
                    "cac",
                    "leader",
                    "auditor",
                    "sysadmin",
                    "secadmin",
                    "auditadmin");

    /** One of the demo's people; all have one password. */
    record Guest(String username, String label) {}

    /** The bar's content. */
    record Face(List<Guest> guests, String password) {}

    @Override
    public String template() {
        return "demo/people";
    }

    @Override
    public String fragment() {
        return "bar";
    }

    @Override
    public Object model(Reader reader) {
        return new Face(
                USERNAMES.stream()
                        .map(name -> new Guest(name, reader.say("demo.people." + name)))
                        .toList(),
                DemoAccounts.PASSWORD);
    }

    @Override
    public boolean shownTo(Reader reader) {
        return reader.actorOrNull() == null;
    }
}
