-- A call that rings while another person accepts is overtaken.
alter table readiness.callout_attempt drop constraint callout_attempt_outcome_check;
alter table readiness.callout_attempt add constraint callout_attempt_outcome_check
    check (outcome in ('CALLING', 'ACCEPTED', 'REFUSED', 'NO_ANSWER', 'FAILED', 'OVERTAKEN'));
