package org.fengsui.server.sensing.finding.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.page.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The words of a proof as they stand in the record and in notices, in Chinese: report, host, port,
 * check and time.
 */
@Component
public class ProofWords {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT)
                    .withZone(BusinessClock.ZONE);

    private final Texts texts;

    ProofWords(Texts texts) {
        this.texts = texts;
    }

    /** A report that covered the place does not show it. */
    public String absent(
            String report,
            long importId,
            String target,
            @Nullable Integer port,
            @Nullable String protocol,
            String check,
            Instant at) {
        return texts.chinese(
                "finding.proof.absent",
                report,
                String.valueOf(importId),
                place(target, port, protocol),
                check,
                TIME.format(at));
    }

    /** A person confirms that a report, declared to have looked at the place, does not show it. */
    public String declared(
            String report,
            long importId,
            String target,
            @Nullable Integer port,
            @Nullable String protocol,
            String check,
            Instant at,
            String by) {
        return texts.chinese(
                "finding.proof.declared",
                report,
                String.valueOf(importId),
                place(target, port, protocol),
                check,
                TIME.format(at),
                by);
    }

    /** What a source wrote, and by when it wants its reply. */
    String demanded(String name, String number, @Nullable LocalDate due) {
        var called = number.isEmpty() ? name : name + " " + number;
        return due == null
                ? texts.chinese("reported.cause", called)
                : texts.chinese("reported.cause.due", called, due.toString());
    }

    /** A report shows it. */
    public String seen(
            String report,
            long importId,
            String target,
            @Nullable Integer port,
            @Nullable String protocol,
            String check,
            Instant at) {
        return texts.chinese(
                "finding.proof.seen",
                report,
                String.valueOf(importId),
                place(target, port, protocol),
                check,
                TIME.format(at));
    }

    /** What else saw it was taken apart, and its own scanners did not see it any more. */
    String apart(String check, Instant at) {
        return texts.chinese("finding.proof.apart", check, TIME.format(at));
    }

    /** As what it is over, and why where somebody said so. */
    String over(Closing as, String why) {
        var over = texts.chinese("finding.closing." + as.name());
        return why.isEmpty() ? over : over + "：" + why;
    }

    /** A person's re-test; the result is the end of its message key. */
    String manual(String result, String tester, String method, Instant at) {
        return texts.chinese("finding.proof.manual." + result, tester, method, TIME.format(at));
    }

    private static String place(String target, @Nullable Integer port, @Nullable String protocol) {
        if (port == null) {
            return target;
        }
        return target + " " + port + (protocol == null ? "" : "/" + protocol);
    }
}
