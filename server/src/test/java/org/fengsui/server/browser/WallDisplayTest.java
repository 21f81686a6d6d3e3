package org.fengsui.server.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.fengsui.server.account.desk.Screens;
import org.fengsui.server.duty.notice.Campus;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.WebTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** The screen in a hall, as wide and high as it hangs there. */
@WebTest
@Import(Campus.class)
class WallDisplayTest {

    private static final int LEAST = 28;

    private static final String TOO_SMALL =
            """
            [...document.querySelectorAll('body *')]
              .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
              .map(e => parseFloat(getComputedStyle(e).fontSize)
                * (e instanceof SVGElement && e.getScreenCTM ? e.getScreenCTM().a : 1))
              .reduce((a, b) => Math.min(a, b), 1000)
            """;

    private static final String OUTSIDE =
            """
            [...document.querySelectorAll('main *')].filter(e => {
              const b = e.getBoundingClientRect();
              return b.right > innerWidth + 0.5 || b.bottom > innerHeight + 0.5 || b.left < -0.5;
            }).map(e => e.tagName + ' ' + e.textContent.trim().slice(0, 20)).join(', ')
            """;

    private final Campus campus;
    private final Screens screens;
    private final People people;
    private final int port;

    WallDisplayTest(Campus campus, Screens screens, People people, @LocalServerPort int port) {
        this.campus = campus;
        this.screens = screens;
        this.people = people;
        this.port = port;
    }

    @BeforeEach
    void aSchool() {
        assumeThat(Chromium.program()).as("Chromium is installed").isPresent();
        campus.open();
        campus.acknowledged(Campus.SWEET32);
    }

    @Test
    void itFitsAFullScreenAndIsReadFromFarAway() {
        var word = screens.make(people.school("sysadmin", Role.SYSTEM_ADMIN), "行政楼大厅");
        try (var chromium = new Chromium(port)) {
            var hall = chromium.phone();
            hall.setViewportSize(1920, 1080);
            Walk.fits(hall, "/wall/" + word);
            Chromium.picture(hall, "wall");
            var high =
                    hall.evaluate(
                            "document.documentElement.scrollHeight"
                                    + " - document.documentElement.clientHeight");
            assertThat(((Number) high).intValue()).as("nothing to scroll").isLessThanOrEqualTo(0);
            assertThat(String.valueOf(hall.evaluate(OUTSIDE))).as("outside the screen").isEmpty();
            assertThat(((Number) hall.evaluate(TOO_SMALL)).doubleValue())
                    .as("the smallest type, in pixels")
                    .isGreaterThanOrEqualTo(LEAST);
            assertThat(hall.evaluate("getComputedStyle(document.body).backgroundColor"))
                    .isEqualTo("rgb(11, 20, 24)");
        }
    }
}
