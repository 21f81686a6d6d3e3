package org.fengsui.server.duty.notice.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fengsui.server.duty.notice.NoticeState;
import org.fengsui.server.duty.notice.Notices;
import org.fengsui.server.duty.notice.service.RequestDesk;
import org.fengsui.server.duty.notice.service.SuccessionDesk;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.Commands;
import org.fengsui.server.platform.page.Commands.Command;
import org.fengsui.server.platform.page.NavItem;
import org.fengsui.server.platform.page.NavSlot;
import org.fengsui.server.platform.page.Waiting;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where notices stand in the navigation of the school and of the units. */
@Configuration(proxyBeanMethods = false)
class NoticeNavigation {

    @Bean
    NavItem noticesNavItem(Notices notices) {
        return NavItem.of(NavSlot.NOTICES, "notice.nav", "/notices", 10, Permission.NOTICE_VIEW)
                .counting(actor -> running(notices.summary(actor.scope())));
    }

    @Bean
    NavItem requestsNavItem(RequestDesk requests) {
        return NavItem.of(
                        NavSlot.NOTICES,
                        "notice.requests.nav",
                        "/notices/requests",
                        20,
                        Permission.NOTICE_VIEW)
                .counting(actor -> requests.pending(actor.scope()));
    }

    @Bean
    NavItem transfersNavItem(SuccessionDesk succession) {
        return NavItem.of(
                        NavSlot.NOTICES,
                        "notice.transfers.nav",
                        "/notices/transfers",
                        30,
                        Permission.NOTICE_VIEW)
                .counting(actor -> succession.all(actor.scope()).size());
    }

    @Bean
    NavItem numbersNavItem() {
        return NavItem.of(
                NavSlot.NOTICES,
                "notice.numbers.nav",
                "/notices/numbers",
                90,
                Permission.NOTICE_ISSUE);
    }

    @Bean
    NavItem templatesNavItem() {
        return NavItem.of(
                NavSlot.NOTICES,
                "notice.template.nav",
                TemplateController.PATH,
                92,
                Permission.NOTICE_DRAFT);
    }

    @Bean
    NavItem takeoverNavItem() {
        return NavItem.of(
                NavSlot.NOTICES,
                "notice.takeover.nav",
                TakeoverController.PATH,
                95,
                Permission.NOTICE_ISSUE);
    }

    @Bean
    NavItem unitTodoNavItem(UnitTodo todo) {
        return NavItem.of(
                        NavSlot.UNIT_TODO,
                        "notice.unit.todo",
                        "/unit",
                        10,
                        Permission.NOTICE_ANSWER)
                .counting(todo::count);
    }

    @Bean
    NavItem unitNoticesNavItem() {
        return NavItem.of(
                NavSlot.UNIT_NOTICES,
                "notice.unit.nav",
                "/unit/notices",
                10,
                Permission.NOTICE_ANSWER);
    }

    @Bean
    NavItem unitSelfCheckNavItem() {
        return NavItem.of(
                NavSlot.UNIT_SELF_CHECK,
                "notice.unit.selfCheck",
                SelfCheckController.PATH,
                10,
                Permission.NOTICE_ANSWER);
    }

    /** Whoever holds a paper may ask whether it is real. */
    @Bean
    NavItem verifyNavItem() {
        return NavItem.of(
                NavSlot.PERSON,
                "notice.verify.title",
                "/verify",
                90,
                Permission.PUBLIC,
                Permission.SELF);
    }

    /** Drafts and answers are counted at once. */
    @Bean
    Waiting noticesWaiting(Notices notices) {
        return actor -> {
            var summary = notices.summary(actor.scope());
            var drafts =
                    Waiting.decision(
                            "notice.waiting.issue",
                            "/notices?state=PROPOSED",
                            Decision.ISSUE_NOTICE,
                            _ -> summary.byState().getOrDefault(NoticeState.PROPOSED, 0L));
            var answers =
                    Waiting.decision(
                            "notice.waiting.review",
                            "/notices?waiting=review",
                            Decision.REVIEW_ANSWER,
                            _ -> summary.toReview());
            return Stream.of(drafts, answers).flatMap(each -> each.of(actor).stream()).toList();
        };
    }

    /** 待电话送达: issued and not served; the duty officer calls, or the office. */
    @Bean
    Waiting unservedWaiting(Notices notices) {
        return actor ->
                NoticeActs.mayRecord(actor)
                        ? List.of(
                                new Waiting.Line(
                                        "notice.waiting.service",
                                        "/notices?waiting=service",
                                        notices.summary(actor.scope()).unserved()))
                        : List.of();
    }

    @Bean
    Waiting requestsWaiting(RequestDesk requests) {
        return Waiting.decision(
                "notice.waiting.requests",
                "/notices/requests?state=PENDING&turn=first",
                Decision.EXTEND,
                actor -> requests.pending(actor.scope(), false));
    }

    @Bean
    Waiting furtherRequestsWaiting(RequestDesk requests) {
        return Waiting.decision(
                "notice.waiting.furtherRequests",
                "/notices/requests?state=PENDING&turn=further",
                Decision.EXTEND_AGAIN,
                actor -> requests.pending(actor.scope(), true));
    }

    @Bean
    Waiting transfersWaiting(SuccessionDesk succession) {
        return Waiting.decision(
                "notice.waiting.transfers",
                "/notices/transfers",
                Decision.TRANSFER,
                actor -> succession.all(actor.scope()).size());
    }

    @Bean
    Commands noticeCommands() {
        return Commands.of(
                new Command("notice.command.draft", "/notices/bulk/draft", Permission.NOTICE_DRAFT),
                new Command(
                        "notice.command.propose", "/notices/bulk/propose", Permission.NOTICE_DRAFT),
                new Command("notice.command.issue", "/notices/bulk/issue", Permission.NOTICE_ISSUE),
                new Command("notice.takeover.title", "/notices/takeover", Permission.NOTICE_ISSUE));
    }

    private static long running(Notices.Summary summary) {
        return summary.byState().entrySet().stream()
                .filter(entry -> entry.getKey().running())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
