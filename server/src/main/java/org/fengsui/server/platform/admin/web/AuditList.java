package org.fengsui.server.platform.admin.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fengsui.server.platform.audit.AuditEntry;
import org.fengsui.server.platform.audit.AuditFilter;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Cell;
import org.fengsui.server.platform.page.Column;
import org.fengsui.server.platform.page.Filter;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListSpec;
import org.fengsui.server.platform.page.PageProblem;
import org.jspecify.annotations.Nullable;

/** The list of the audit log's entries. */
final class AuditList {

    private static final Pattern SUBJECT = Pattern.compile("([a-z]+(?:-[a-z]+)*)(?::(\\d{1,18}))?");

    static final ListSpec<AuditEntry> LIST =
            ListSpec.<AuditEntry>of(
                            "admin.audit",
                            AuditController.PATH,
                            "-at",
                            "id",
                            entry -> String.valueOf(entry.id()),
                            List.of(
                                    Column.<AuditEntry>of(
                                                    "at", (entry, _) -> Cell.moment(entry.at()))
                                            .sortedBy("at"),
                                    Column.<AuditEntry>of(
                                            "actor", (entry, _) -> Cell.words(entry.actorName())),
                                    Column.<AuditEntry>of(
                                            "action", (entry, _) -> Cell.code(entry.action())),
                                    Column.<AuditEntry>of(
                                            "subject",
                                            (entry, _) ->
                                                    Cell.code(
                                                            entry.subject() == null
                                                                    ? null
                                                                    : entry.subject().toString())),
                                    Column.<AuditEntry>of(
                                            "details", (entry, _) -> Cell.words(details(entry))),
                                    Column.<AuditEntry>of(
                                            "address",
                                            (entry, _) -> Cell.code(entry.clientAddress())),
                                    Column.<AuditEntry>of(
                                                    "request",
                                                    (entry, _) -> Cell.code(entry.requestId()))
                                            .hidden(),
                                    Column.<AuditEntry>of(
                                                    "id",
                                                    (entry, _) ->
                                                            Cell.code(String.valueOf(entry.id())))
                                            .hidden()))
                    .filters(
                            Filter.text("actor"),
                            Filter.oneOf("action"),
                            Filter.text("subject"),
                            Filter.day("since"),
                            Filter.day("until"))
                    .exportedAt(AuditController.PATH + "/export.csv");

    private AuditList() {}

    /**
     * What the list asks of the log; both days count whole, at school.
     *
     * @throws Refusal if the subject is none
     */
    static AuditFilter filter(ListRequest asked) {
        var subject = asked.value("subject");
        var parts = subject.map(SUBJECT::matcher);
        if (parts.isPresent() && !parts.get().matches()) {
            throw new Refusal(PageProblem.LIST_ADDRESS, "subject", subject.get());
        }
        var id = parts.map(found -> found.group(2));
        return new AuditFilter(
                start(asked.value("since").map(LocalDate::parse).orElse(null)),
                start(
                        asked.value("until")
                                .map(day -> LocalDate.parse(day).plusDays(1))
                                .orElse(null)),
                asked.value("actor").orElse(null),
                asked.value("action").orElse(null),
                parts.map(found -> found.group(1)).orElse(null),
                id.map(Long::valueOf).orElse(null));
    }

    private static @Nullable Instant start(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(BusinessClock.ZONE).toInstant();
    }

    private static String details(AuditEntry entry) {
        return entry.details().entrySet().stream()
                .map(fact -> fact.getKey() + "=" + fact.getValue())
                .collect(Collectors.joining("  "));
    }
}
