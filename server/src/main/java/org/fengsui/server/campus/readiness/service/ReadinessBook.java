package org.fengsui.server.campus.readiness.service;

import java.util.Map;
import org.fengsui.server.campus.readiness.ReadinessProblem;
import org.fengsui.server.campus.readiness.ReadinessSignal;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Signalled;
import org.fengsui.server.platform.kernel.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Writes what happens in this room to the audit log and tells the ledger. */
@Component
class ReadinessBook {

    private static final int LONGEST = 2_000;

    private final AuditLog audit;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    ReadinessBook(AuditLog audit, BusinessClock clock, ApplicationEventPublisher events) {
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    static void require(Actor by, Permission permission) {
        if (!by.may(permission)) {
            throw new Refusal(CommonProblem.FORBIDDEN, permission.name());
        }
    }

    /** What was said, no longer than it is kept. */
    static String said(String text) {
        if (text.isBlank()) {
            throw new Refusal(ReadinessProblem.TEXT_MISSING);
        }
        return cut(text);
    }

    static String cut(String text) {
        var stripped = text.strip();
        return stripped.length() <= LONGEST ? stripped : stripped.substring(0, LONGEST);
    }

    void log(Actor by, String verb, @Nullable Subject about, Map<String, String> details) {
        audit.append(by.accountId(), by.name(), "readiness." + verb, about, details);
    }

    /** Tells the ledger now. */
    void signal(
            ReadinessSignal signal, Subject about, Obligor obligor, int occurrence, String cause) {
        events.publishEvent(new Signalled(signal, about, obligor, clock.now(), occurrence, cause));
    }

    void publish(Object event) {
        events.publishEvent(event);
    }
}
