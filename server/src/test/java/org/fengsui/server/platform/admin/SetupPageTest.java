package org.fengsui.server.platform.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.fengsui.server.platform.access.Accounts;
import org.fengsui.server.platform.access.SetupLinks;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.WebTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@WebTest
class SetupPageTest {

    private final SetupLinks links;
    private final Accounts accounts;
    private final Browser browser;

    SetupPageTest(SetupLinks links, Accounts accounts, @LocalServerPort int port) {
        this.links = links;
        this.accounts = accounts;
        this.browser = new Browser(port);
    }

    @Test
    void theLinkCreatesTheThreeAndIsGone() {
        var path = links.renew().orElseThrow().path();
        assertThat(browser.get(path).statusCode()).isEqualTo(200);
        assertThat(browser.get(path).statusCode()).isEqualTo(200);
        var differ = browser.submit(path, path, typed("甲", "乙", "丙", "another"));
        assertThat(differ.statusCode()).isEqualTo(422);
        assertThat(differ.body()).contains("两次输入的密码不一致", "甲").doesNotContain(People.PASSWORD);
        var same = browser.submit(path, path, typed("甲", "乙", "甲", People.PASSWORD));
        assertThat(same.statusCode()).isEqualTo(422);
        assertThat(accounts.list("")).isEmpty();
        var done = browser.submit(path, path, typed("甲", "乙", "丙", People.PASSWORD));
        assertThat(Browser.location(done)).isEqualTo("/sign-in");
        assertThat(accounts.list("")).hasSize(3);
        assertThat(browser.get(path).statusCode()).isEqualTo(404);
        assertThat(Browser.location(browser.signIn("the-system", People.PASSWORD))).isEqualTo("/");
    }

    @Test
    void anotherAddressIsNoPage() {
        links.renew();
        assertThat(browser.get("/setup/guess").statusCode()).isEqualTo(404);
        assertThat(browser.get("/setup/guess").body()).contains("这个链接不能用了");
    }

    private static String[] typed(String system, String security, String audit, String again) {
        var names = new String[][] {{"system", system}, {"security", security}, {"audit", audit}};
        var fields = new ArrayList<String>();
        for (var name : names) {
            fields.add(name[0] + "-username");
            fields.add("the-" + name[0]);
            fields.add(name[0] + "-name");
            fields.add(name[1]);
            fields.add(name[0] + "-password");
            fields.add(People.PASSWORD);
            fields.add(name[0] + "-again");
            fields.add(again);
        }
        return fields.toArray(String[]::new);
    }
}
