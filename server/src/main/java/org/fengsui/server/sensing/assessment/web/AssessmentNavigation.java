package org.fengsui.server.sensing.assessment.web;

import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.Commands;
import org.fengsui.server.platform.page.Commands.Command;
import org.fengsui.server.platform.page.NavItem;
import org.fengsui.server.platform.page.NavSlot;
import org.fengsui.server.platform.page.SubjectPanel;
import org.fengsui.server.platform.page.Waiting;
import org.fengsui.server.sensing.assessment.Assessments;
import org.fengsui.server.sensing.assessment.service.AssessmentDesk;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where assessments stand in the navigation, on the workbench and on other rooms' pages. */
@Configuration(proxyBeanMethods = false)
class AssessmentNavigation {

    @Bean
    NavItem assessmentsNavItem(AssessmentDesk desk) {
        return NavItem.of(
                        NavSlot.INCIDENTS,
                        "assessment.nav",
                        "/assessments",
                        20,
                        Permission.ASSESSMENT_VIEW)
                .counting(actor -> desk.waiting(actor.scope()) + desk.unjudged(actor.scope()));
    }

    @Bean
    Waiting assessmentsWaiting(AssessmentDesk desk) {
        return Waiting.decision(
                "assessment.toDecide",
                "/assessments?waiting=yes",
                Decision.DECIDE_ASSESSMENT,
                actor -> desk.waiting(actor.scope()));
    }

    @Bean
    Waiting reportsWaiting(AssessmentDesk desk) {
        return Waiting.decision(
                "assessment.toApprove",
                "/assessments?approval=yes",
                Decision.APPROVE_REPORT,
                actor -> desk.toApprove(actor.scope()));
    }

    @Bean
    Commands assessmentCommands() {
        return Commands.of(
                new Command(
                        "assessment.new.title", "/assessments/new", Permission.ASSESSMENT_WORK));
    }

    @Bean
    SubjectPanel episodeAssessments(Assessments assessments) {
        return new AssessmentPanel("episode", assessments);
    }

    @Bean
    SubjectPanel warningAssessments(Assessments assessments) {
        return new AssessmentPanel("warning", assessments);
    }
}
