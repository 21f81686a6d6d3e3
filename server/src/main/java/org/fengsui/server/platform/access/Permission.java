package org.fengsui.server.platform.access;

import static org.fengsui.server.platform.access.Role.*;

import java.util.EnumSet;
import java.util.Set;

/**
 * What an endpoint needs. A permission says what kind of thing a person may do; the {@code Scope}
 * says to whose; a {@link Decision} says which side of it. The matrix role × permission is this
 * enum.
 */
public enum Permission {
    /** Sign-in page, health, static files: nobody need be signed in. */
    PUBLIC(EnumSet.noneOf(Role.class)),
    /** One's own inbox, password, language: anyone signed in. */
    SELF(EnumSet.allOf(Role.class)),
    /** The office's dashboard. */
    DESK_VIEW(
            EnumSet.of(
                    LEADING_GROUP,
                    CAC_OFFICE,
                    OFFICE_OPERATOR,
                    OFFICE_LEAD,
                    DUTY_OFFICER,
                    AUDITOR)),
    /** Read the registry. */
    REGISTRY_VIEW(
            EnumSet.of(
                    CAC_OFFICE,
                    OFFICE_OPERATOR,
                    OFFICE_LEAD,
                    DUTY_OFFICER,
                    AUDITOR,
                    UNIT_HEAD,
                    UNIT_DEPUTY,
                    UNIT_LIAISON,
                    UNIT_SECURITY_ADMIN)),
    /** Change and import the registry for the school. */
    REGISTRY_EDIT(EnumSet.of(CAC_OFFICE, OFFICE_OPERATOR, OFFICE_LEAD)),
    /**
     * Say that the holder of a post may have left, or is in it after all: anybody who hears of it,
     * and a unit of its own people (第十三条).
     */
    POST_DOUBT(
            EnumSet.of(
                    CAC_OFFICE,
                    OFFICE_OPERATOR,
                    OFFICE_LEAD,
                    DUTY_OFFICER,
                    UNIT_HEAD,
                    UNIT_DEPUTY,
                    UNIT_LIAISON,
                    UNIT_SECURITY_ADMIN)),
    /** Import reports, release held ones, see imports. */
    INTAKE_RUN(EnumSet.of(OFFICE_OPERATOR, OFFICE_LEAD)),
    /** Read findings of the whole school. */
    FINDING_VIEW(
            EnumSet.of(CAC_OFFICE, OFFICE_OPERATOR, OFFICE_LEAD, DUTY_OFFICER, TRACER, AUDITOR)),
    /** Confirm, describe, and request decisions on findings; run re-tests. */
    FINDING_TRIAGE(EnumSet.of(OFFICE_OPERATOR, OFFICE_LEAD)),
    /** Accept risks for a time, and end that early; which side of it, says {@link Decision}. */
    FINDING_ACCEPT(EnumSet.of(CAC_OFFICE)),
    /** See who is behind an address in a pool, giving a reason; everybody else sees it masked. */
    TRACE_VIEW(EnumSet.of(TRACER)),
    /** Take in look-up records and work terminal tasks. */
    TRACE_WORK(EnumSet.of(TRACER)),
    /** Read notices of the whole school. */
    NOTICE_VIEW(
            EnumSet.of(
                    LEADING_GROUP,
                    CAC_OFFICE,
                    OFFICE_OPERATOR,
                    OFFICE_LEAD,
                    DUTY_OFFICER,
                    AUDITOR)),
    /** Draft, propose and review notices, record phone and paper. */
    NOTICE_DRAFT(EnumSet.of(OFFICE_OPERATOR, OFFICE_LEAD)),
    /** Issue notices, or return a draft. */
    NOTICE_ISSUE(EnumSet.of(OFFICE_LEAD)),
    /** Issue alone in an emergency; the second signature follows. */
    NOTICE_EMERGENCY(EnumSet.of(DUTY_OFFICER)),
    /** Decide what units ask for about items of notices; which, says {@link Decision}. */
    NOTICE_DECIDE(EnumSet.of(OFFICE_LEAD, CAC_OFFICE)),
    /** Place running notices under supervision, and lift it. */
    NOTICE_SUPERVISE(EnumSet.of(CAC_OFFICE)),
    /** Order measures, lift them, keep their kinds. */
    MEASURE_ORDER(EnumSet.of(CAC_OFFICE)),
    /** Carry out measures, check them and re-test; which side of it, says {@link Decision}. */
    MEASURE_WORK(EnumSet.of(OFFICE_OPERATOR, OFFICE_LEAD, DUTY_OFFICER)),
    /** Enter what superiors tell of, as it comes in (第九条). */
    CIRCULAR_REGISTER(EnumSet.of(OFFICE_OPERATOR, OFFICE_LEAD, DUTY_OFFICER)),
    /** The unit's frame: acknowledge, answer, request for one's own unit. */
    NOTICE_ANSWER(EnumSet.of(UNIT_HEAD, UNIT_DEPUTY, UNIT_LIAISON, UNIT_SECURITY_ADMIN)),
    /** Read warnings, also those not published, and who confirmed them. */
    WARNING_VIEW(
            EnumSet.of(
                    LEADING_GROUP,
                    CAC_OFFICE,
                    OFFICE_OPERATOR,
                    OFFICE_LEAD,
                    DUTY_OFFICER,
                    AUDITOR)),
    /** Draft warnings, propose to adjust and lift them; who decides, says {@link Decision}. */
    WARNING_DRAFT(EnumSet.of(CAC_OFFICE, OFFICE_OPERATOR, OFFICE_LEAD)),
    /** Read assessments and what is reported upward. */
    ASSESSMENT_VIEW(
            EnumSet.of(
                    LEADING_GROUP,
                    CAC_OFFICE,
                    OFFICE_OPERATOR,
                    OFFICE_LEAD,
                    DUTY_OFFICER,
                    AUDITOR)),
    /**
     * Propose assessments, ask the leading group, write down what was said and sent; who decides,
     * says {@link Decision}.
     */
    ASSESSMENT_WORK(EnumSet.of(CAC_OFFICE, OFFICE_OPERATOR, OFFICE_LEAD, DUTY_OFFICER)),
    /** Approve what is reported outside the school, and stand for what went ahead (第十二条). */
    REPORT_APPROVE(EnumSet.of(LEADING_GROUP)),
    /** Read incidents of the whole school. */
    INCIDENT_VIEW(
            EnumSet.of(
                    LEADING_GROUP,
                    CAC_OFFICE,
                    OFFICE_OPERATOR,
                    OFFICE_LEAD,
                    DUTY_OFFICER,
                    AUDITOR)),
    /** Report incidents for whoever calls, confirm and handle them. */
    INCIDENT_WORK(EnumSet.of(CAC_OFFICE, OFFICE_OPERATOR, OFFICE_LEAD, DUTY_OFFICER)),
    /** Propose criticisms from the record, and issue those approved (第十五条). */
    CRITICISM_WORK(EnumSet.of(CAC_OFFICE)),
    /** Replace rows of what standards say: the matrix and the categories. */
    REFERENCE_EDIT(EnumSet.of(CAC_OFFICE)),
    /** See who is on duty, whom a call-out called, and whether units do what is due every day. */
    READINESS_VIEW(
            EnumSet.of(
                    LEADING_GROUP,
                    CAC_OFFICE,
                    OFFICE_OPERATOR,
                    OFFICE_LEAD,
                    DUTY_OFFICER,
                    AUDITOR)),
    /** Be on duty: accept call-outs, hand shifts over, enter calls. */
    READINESS_WORK(EnumSet.of(CAC_OFFICE, OFFICE_OPERATOR, OFFICE_LEAD, DUTY_OFFICER)),
    /** Keep the duty roster, self-checks, contact tests and protection periods. */
    READINESS_KEEP(EnumSet.of(CAC_OFFICE, OFFICE_OPERATOR, OFFICE_LEAD)),
    /** Keep records of opinion and content, judge and report them, order takedowns: 宣传部 alone. */
    CONTENT_WORK(EnumSet.of(PUBLICITY_OFFICE)),
    /** Read what 宣传部 reported (第五条). */
    CONTENT_REPORTS(EnumSet.of(CAC_OFFICE)),
    /** Keep the book of what was handed over offline, and of what was turned away: 保密办 alone. */
    SECRECY_WORK(EnumSet.of(SECRECY_OFFICE)),
    /** Read the obligation ledger. */
    LEDGER_VIEW(
            EnumSet.of(
                    LEADING_GROUP,
                    CAC_OFFICE,
                    OFFICE_OPERATOR,
                    OFFICE_LEAD,
                    DUTY_OFFICER,
                    AUDITOR)),
    /** Close years of scoring, propose another rule of it; who decides, says {@link Decision}. */
    SCORE_KEEP(EnumSet.of(CAC_OFFICE)),
    /** Draft bulletins; who issues them, says {@link Decision}. */
    BULLETIN_WRITE(EnumSet.of(CAC_OFFICE, OFFICE_OPERATOR, OFFICE_LEAD)),
    /** Decide how the regulation is read where it is silent (第十六条). */
    INTERPRETATION_DECIDE(EnumSet.of(CAC_OFFICE)),
    /** Edit the knowledge base. */
    KNOWLEDGE_EDIT(EnumSet.of(OFFICE_OPERATOR, OFFICE_LEAD)),
    /** Import a year's calendar. */
    CALENDAR_EDIT(EnumSet.of(CAC_OFFICE, OFFICE_LEAD)),
    /** Create, disable and unlock accounts. */
    ACCOUNT_EDIT(EnumSet.of(SYSTEM_ADMIN)),
    /** Grant and take roles. */
    ROLE_GRANT(EnumSet.of(SECURITY_ADMIN)),
    /** See accounts and their roles. */
    ACCOUNT_VIEW(EnumSet.of(SYSTEM_ADMIN, SECURITY_ADMIN, AUDIT_ADMIN)),
    /** Read, verify and export the audit log. */
    AUDIT_VIEW(EnumSet.of(AUDIT_ADMIN, AUDITOR)),
    /** See what is kept how long, and how much of it there is. */
    RETENTION_VIEW(EnumSet.of(SYSTEM_ADMIN, SECURITY_ADMIN, AUDIT_ADMIN, AUDITOR)),
    /** Set how long a kind of data is kept: a rule of security. */
    RETENTION_SET(EnumSet.of(SECURITY_ADMIN)),
    /** See the state of the channels and send a test message by one. */
    CHANNEL_MANAGE(EnumSet.of(SYSTEM_ADMIN)),
    /** Make and revoke the devices that show the state of the school in a hall. */
    SCREEN_MANAGE(EnumSet.of(SYSTEM_ADMIN)),
    /** Read the server's metrics and the details of its health. */
    SERVER_WATCH(EnumSet.of(SYSTEM_ADMIN));

    private final Set<Role> roles;

    Permission(Set<Role> roles) {
        this.roles = Set.copyOf(roles);
    }

    /** The roles that have it. */
    public Set<Role> roles() {
        return roles;
    }
}
