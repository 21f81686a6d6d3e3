package org.fengsui.server.duty.measure.web;

import org.fengsui.server.duty.measure.service.MeasureDesk;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.NavItem;
import org.fengsui.server.platform.page.NavSlot;
import org.fengsui.server.platform.page.Waiting;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where measures stand in the navigation of the school and of the units. */
@Configuration(proxyBeanMethods = false)
class MeasureNavigation {

    @Bean
    NavItem measuresNavItem(MeasureDesk desk) {
        return NavItem.of(NavSlot.NOTICES, "measure.nav", "/measures", 40, Permission.NOTICE_VIEW)
                .counting(actor -> desk.running(actor.scope()));
    }

    @Bean
    NavItem unitMeasuresNavItem(MeasuresToLift work) {
        return NavItem.of(
                        NavSlot.UNIT_NOTICES,
                        "measure.unit.nav",
                        "/unit/measures",
                        20,
                        Permission.NOTICE_ANSWER)
                .counting(work::count);
    }

    @Bean
    Waiting measuresWaiting(MeasureDesk desk) {
        return Waiting.decision(
                "measure.waiting",
                "/measures?state=PROPOSED",
                Decision.ORDER_MEASURE,
                actor -> desk.proposed(actor.scope()).size());
    }
}
