package org.fengsui.server.browser;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.WebTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every page opens at desktop and phone width, fits, and breaks no policy. */
@WebTest
class EveryPageTest {

    private static final List<String> OFFICE =
            List.of(
                    "/desk",
                    "/overview",
                    "/search?q=192.0.2",
                    "/findings",
                    "/findings/declared",
                    "/findings/unattributed",
                    "/imports",
                    "/retests",
                    "/retests/targets",
                    "/acceptances",
                    "/terminal-tasks",
                    "/terminal-tasks/untraced",
                    "/trace/records",
                    "/suppressions",
                    "/suppressions/new",
                    "/notice-policy",
                    "/notices/numbers",
                    "/notices/requests",
                    "/notices/transfers",
                    "/findings/monthly",
                    "/monthly-lists",
                    "/interpretations",
                    "/profile",
                    "/registry/place?address=192.0.2.1",
                    "/registry/vacancies",
                    "/ledger",
                    "/roster",
                    "/roster/plan",
                    "/callouts",
                    "/readiness",
                    "/readiness/periods",
                    "/assessments",
                    "/assessments/new",
                    "/assessments/reference",
                    "/scores",
                    "/scores/rules",
                    "/scores/objections",
                    "/incidents",
                    "/incidents/new",
                    "/bulletins",
                    "/bulletins/new",
                    "/criticisms",
                    "/warnings",
                    "/warnings/new",
                    "/warnings/advisories",
                    "/public/warnings",
                    "/inbox",
                    "/account");

    private final People people;
    private final int port;

    EveryPageTest(People people, @LocalServerPort int port) {
        this.people = people;
        this.port = port;
    }

    @BeforeEach
    void chromiumIsInstalled() {
        assumeThat(Chromium.program()).as("Chromium is installed").isPresent();
    }

    @Test
    void theOfficesPagesFit() {
        people.school("lead", Role.OFFICE_LEAD, Role.OFFICE_OPERATOR, Role.TRACER);
        try (var chromium = new Chromium(port)) {
            var window = chromium.phone("lead");
            for (var path : OFFICE) {
                Walk.fitsAtBothWidths(window, path);
            }
        }
    }

    @Test
    void theCacOfficesPagesFit() {
        people.school("cac", Role.CAC_OFFICE);
        try (var chromium = new Chromium(port)) {
            Walk.fitsAtBothWidths(chromium.phone("cac"), "/criticisms/new");
        }
    }

    @Test
    void aUnitsPagesFit() {
        people.ofUnit(1, "liaison", Role.UNIT_LIAISON);
        try (var chromium = new Chromium(port)) {
            var window = chromium.phone("liaison");
            for (var path :
                    List.of(
                            "/unit",
                            "/unit/notices",
                            "/unit/monthly",
                            "/unit/incidents",
                            "/unit/incidents/new",
                            "/unit/criticisms",
                            "/unit/warnings",
                            "/unit/scores",
                            "/unit/takedowns",
                            "/unit/self-check",
                            "/unit/tasks",
                            "/unit/publications",
                            "/unit/publications/new",
                            "/unit/closings")) {
                Walk.fitsAtBothWidths(window, path);
            }
        }
    }

    @Test
    void thePagesOfPublicityAndSecrecyFit() {
        people.school("xcb", Role.PUBLICITY_OFFICE);
        people.school("bmb", Role.SECRECY_OFFICE);
        try (var chromium = new Chromium(port)) {
            var window = chromium.phone("xcb");
            for (var path :
                    List.of(
                            "/content",
                            "/content/new",
                            "/content/table",
                            "/takedowns",
                            "/takedowns/new")) {
                Walk.fitsAtBothWidths(window, path);
            }
            Walk.fitsAtBothWidths(chromium.phone("bmb"), "/secrecy");
        }
    }

    @Test
    void theAdministratorsPagesFit() {
        people.school("auditor", Role.AUDIT_ADMIN);
        try (var chromium = new Chromium(port)) {
            var phone = chromium.phone("auditor");
            Walk.fits(phone, "/admin/accounts");
            Walk.fits(phone, "/audit");
        }
    }
}
